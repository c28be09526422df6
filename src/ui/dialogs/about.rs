//! What the community says of itself: name, type, the four answers.

use super::packs::PacksField;
use super::set_up::PurposeFields;
use crate::document::Edit;
use crate::model::Info;
use crate::state::{Project, TableNumber, say, t};
use crate::ui::device::TableField;
use crate::ui::dialogs::Dialogs;
use crate::ui::guide::GuideLink;
use crate::ui::kit::{Binding, CheckField, DateField, Dialog, SelectField, TextField};
use crate::ui::terms::community_types;
use leptos::prelude::*;

#[component]
pub fn AboutDialog() -> impl IntoView {
    let dialogs = expect_context::<Dialogs>();
    let project = expect_context::<Project>();
    let before = StoredValue::new(Info::default());
    let info = RwSignal::new(Info::default());
    let kept_table = expect_context::<TableNumber>();
    let table = RwSignal::new(None);
    let unnamed = RwSignal::new(None);
    Effect::new(move |_| {
        if dialogs.about.get() {
            let now = project.peek(|workspace| workspace.info.clone()).unwrap_or_default();
            before.set_value(now.clone());
            info.set(now);
            table.set(untrack(|| kept_table.get()));
        }
    });
    let save = move || {
        if info.with_untracked(|info| info.name.trim().is_empty()) {
            unnamed.set(Some("start.error_name"));
            return;
        }
        unnamed.set(None);
        let _unchanged = project.commit(Edit::SetInfo { before: before.get_value(), after: info.get_untracked() });
        kept_table.choose(table.get_untracked());
        dialogs.about.set(false);
    };
    view! {
        <Dialog open=dialogs.about title=Signal::derive(|| say("app.about_title"))>
            <form
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <div class="body">
                    <TextField
                        id="about-name"
                        label="start.community_name"
                        bind=Binding::on(info, |info: &Info| info.name.clone(), |info, name| info.name = name)
                        error=Signal::from(unnamed)
                    />
                    <SelectField
                        id="about-type"
                        label="start.community_type"
                        optional=true
                        options=Signal::derive(community_types)
                        bind=Binding::on(
                            info,
                            |info: &Info| info.community_type.clone().unwrap_or_default(),
                            |info, id| info.community_type = (!id.is_empty()).then_some(id),
                        )
                    />
                    <PacksField info />
                    <PurposeFields info />
                    <DateField
                        id="retain-until"
                        label="start.retain_until"
                        bind=Binding::on(info, |info: &Info| info.retain_until, |info, date| info.retain_until = date)
                    />
                    <CheckField
                        label="start.stars_shown"
                        hint="start.stars_shown_hint"
                        bind=Binding::on(info, |info: &Info| info.stars_shown, |info, yes| info.stars_shown = yes)
                    />
                    <TableField chosen=table />
                </div>
                <footer>
                    <span class="to-guide" on:click=move |_| dialogs.about.set(false)><GuideLink /></span>
                    <button class="button primary" type="submit">{t("app.save")}</button>
                </footer>
            </form>
        </Dialog>
    }
}
