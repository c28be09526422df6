//! Somebody else's file: which column is the name, which the category, what its features become, with a preview.

use crate::exchange::job::ColumnSeen;
use crate::exchange::{Lines, Mapping, Polygons, Target};
use crate::model::AssetKind;
use crate::state::{say, say_count, t};
use crate::ui::kit::{Binding, CheckField, SelectField, term};
use leptos::prelude::*;

#[component]
pub fn MappingStep(
    columns: Vec<ColumnSeen>,
    features: usize,
    has_areas: bool,
    has_lines: bool,
    mapping: RwSignal<Mapping>,
) -> impl IntoView {
    let columns = StoredValue::new(columns);
    let names = Signal::derive(move || {
        columns.with_value(|columns| columns.iter().map(|column| (column.name.clone(), column.name.clone())).collect::<Vec<_>>())
    });
    let column = move |get: fn(&Mapping) -> &Option<String>, put: fn(&mut Mapping) -> &mut Option<String>| {
        Binding::on(
            mapping,
            move |mapping: &Mapping| get(mapping).clone().unwrap_or_default(),
            move |mapping: &mut Mapping, name: String| *put(mapping) = (!name.is_empty()).then_some(name),
        )
    };
    let targets = Signal::derive(|| {
        let assets = AssetKind::ALL.iter().map(|kind| (kind.id().to_owned(), term("asset_kind", kind.id())));
        assets.chain(["need", "area"].map(|id| (id.to_owned(), term("record_kind", id)))).collect::<Vec<_>>()
    });
    view! {
        <p>{move || say_count("dialogs.is_foreign", features)}</p>
        <div class="mapping">
            <SelectField id="map-name" label="dialogs.map_name" optional=true options=names bind=column(|m| &m.name, |m| &mut m.name) />
            <SelectField id="map-category" label="dialogs.map_category" optional=true options=names bind=column(|m| &m.category, |m| &mut m.category) />
            <SelectField id="map-note" label="dialogs.map_note" optional=true options=names bind=column(|m| &m.note, |m| &mut m.note) />
            <SelectField
                id="map-record"
                label="dialogs.map_record"
                options=targets
                bind=Binding::on(mapping, |mapping: &Mapping| target_id(mapping.record).to_owned(), |mapping, id| mapping.record = target(&id))
            />
        </div>
        {has_areas
            .then(|| {
                view! {
                    <CheckField
                        label="dialogs.outlines_as_pins"
                        bind=Binding::on(
                            mapping,
                            |mapping: &Mapping| mapping.polygons == Polygons::AsPins,
                            |mapping, yes| mapping.polygons = if yes { Polygons::AsPins } else { Polygons::AsAreas },
                        )
                    />
                }
            })}
        {has_lines
            .then(|| {
                view! {
                    <CheckField
                        label="dialogs.lines_as_pins"
                        bind=Binding::on(
                            mapping,
                            |mapping: &Mapping| mapping.lines == Lines::AsPins,
                            |mapping, yes| mapping.lines = if yes { Lines::AsPins } else { Lines::Skip },
                        )
                    />
                }
            })}
        <Preview columns mapping />
        <p class="small soft">{t("dialogs.rest_is_kept")}</p>
    }
}

const fn target_id(target: Target) -> &'static str {
    match target {
        Target::Asset(kind) => kind.id(),
        Target::Need => "need",
        Target::Area => "area",
    }
}

fn target(id: &str) -> Target {
    match id {
        "need" => Target::Need,
        "area" => Target::Area,
        kind => AssetKind::parse(kind).map_or_else(Target::default, Target::Asset),
    }
}

/// The first values of the chosen columns.
#[component]
fn Preview(columns: StoredValue<Vec<ColumnSeen>>, mapping: RwSignal<Mapping>) -> impl IntoView {
    let samples = move |name: Option<String>| {
        let name = name?;
        columns.with_value(|columns| columns.iter().find(|column| column.name == name).map(|column| column.samples.clone()))
    };
    let line = move |label: &'static str, name: Option<String>| {
        samples(name).map(|samples| {
            view! {
                <tr>
                    <th scope="row">{say(label)}</th>
                    {samples.into_iter().map(|sample| view! { <td>{sample}</td> }).collect_view()}
                </tr>
            }
        })
    };
    view! {
        <div class="preview" tabindex="0" role="group" aria-label=t("dialogs.preview")>
            <table>
                <tbody>
                    {move || {
                        let mapping = mapping.get();
                        [("dialogs.map_name", mapping.name), ("dialogs.map_category", mapping.category), ("dialogs.map_note", mapping.note)]
                            .map(|(label, name)| line(label, name))
                    }}
                </tbody>
            </table>
        </div>
    }
}
