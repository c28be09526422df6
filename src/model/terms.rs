//! The fixed vocabularies (DOMAIN §4.2): each term has one id, written in files and in the document; labels live in `words/terms.json` as `terms.<vocabulary>.<id>`.

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident $vocabulary:literal { $first:ident = $first_id:literal $(, $term:ident = $id:literal)* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            #[default]
            #[serde(rename = $first_id)]
            $first,
            $(#[serde(rename = $id)] $term,)*
        }

        impl $name {
            /// Every term, in the order people see them.
            pub const ALL: &'static [Self] = &[Self::$first $(, Self::$term)*];
            /// The key under which this vocabulary's labels are found.
            pub const VOCABULARY: &'static str = $vocabulary;

            /// The id written in files.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { Self::$first => $first_id $(, Self::$term => $id)* }
            }

            /// The term with this id.
            #[must_use]
            pub fn parse(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|term| term.id() == id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.id())
            }
        }
    )*};
}
pub(crate) use terms;

terms! {
    /// What a community has, in the six kinds of the ABCD lineage.
    AssetKind "asset_kind" { Individual = "individual", Association = "association", Institution = "institution", Place = "place", Economy = "economy", Story = "story" }
    /// Whether an asset can be counted on now.
    AssetState "asset_state" { Active = "active", Draft = "draft", Paused = "paused", Ended = "ended" }
    /// How far a need has come.
    NeedState "need_state" { Open = "open", Matched = "matched", Met = "met", Dropped = "dropped" }
    /// What a person knows, can do, cares about.
    GiftKind "gift_kind" { Head = "head", Hands = "hands", Heart = "heart" }
    /// The nine relations between two records.
    LinkKind "link_kind" { Match = "match", Knows = "knows", Invited = "invited", MemberOf = "member_of", BasedAt = "based_at", Stewards = "stewards", Supports = "supports", Refers = "refers", Funds = "funds" }
    /// How far a link has come; only a person moves it on from `suggested`.
    LinkState "link_state" { Suggested = "suggested", Asked = "asked", Agreed = "agreed", Active = "active", Done = "done", Declined = "declined" }
    /// What a drawn outline stands for.
    AreaKind "area_kind" { Community = "community", GridCell = "grid_cell", Building = "building", Floor = "floor", Reach = "reach" }
    /// Where an organisation stands with the authorities.
    LegalStatus "legal_status" { Informal = "informal", Filed = "filed", Registered = "registered" }
    /// What is asked in return.
    ExchangeMode "exchange_mode" { Gift = "gift", Swap = "swap", LowFee = "low_fee", Paid = "paid" }
    /// How finely a record's place may be shown to others.
    Precision "precision" { Exact = "exact", Building = "building", Area = "area", None = "none" }
    /// Who may see a record.
    Visibility "visibility" { Team = "team", Device = "device", Public = "public" }
    /// Whether a link stays within a circle, joins circles, or reaches an authority.
    TieType "tie_type" { Bonding = "bonding", Bridging = "bridging", Linking = "linking" }
    /// Which part of local governance an organisation belongs to.
    Sector "sector" { Public = "public", Society = "society", Government = "government", Party = "party" }
    /// What an organisation mostly does.
    OrgFunction "org_function" { Service = "service", Administrative = "administrative", SelfGovernance = "self_governance", Mixed = "mixed" }
    /// How far an organisation's work extends.
    OrgLevel "org_level" { District = "district", Subdistrict = "subdistrict", Branch = "branch" }
    /// How a hub organisation helps a group along.
    HubRoute "hub_route" { StandardiseOwn = "standardise_own", HelpRegister = "help_register", GuideOutside = "guide_outside" }
    /// How far an action has come.
    ActionState "action_state" { Idea = "idea", Agreed = "agreed", Running = "running", Done = "done" }
    /// What a social worker puts in.
    WorkerRole "worker_role" { Support = "support", Refer = "refer", Cooperate = "cooperate", Publicise = "publicise" }
    /// What sort of event it is.
    EventKind "event_kind" { Interview = "interview", Survey = "survey", FocusGroup = "focus_group", Visit = "visit", Education = "education", Publicity = "publicity", Activity = "activity", Training = "training", Meeting = "meeting", Recognition = "recognition" }
    /// The five methods of community work.
    EventMethod "event_method" { Education = "education", Publicity = "publicity", Activity = "activity", Visit = "visit", Network = "network" }
    /// The four tasks of a house captain.
    CaptainPurpose "captain_purpose" { Know = "know", Match = "match", Connect = "connect", Mobilise = "mobilise" }
}

impl LinkState {
    /// Drawn as a solid line: somebody has agreed.
    #[must_use]
    pub fn is_agreed(self) -> bool {
        matches!(self, Self::Agreed | Self::Active | Self::Done)
    }
}

impl Visibility {
    /// Whether these readers are among those who may see it.
    #[must_use]
    pub fn reaches(self, readers: Self) -> bool {
        match readers {
            Self::Device => true,
            Self::Team => self != Self::Device,
            Self::Public => self == Self::Public,
        }
    }
}
