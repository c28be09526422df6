//! How it came to be: the network at the end of some of its days.

use super::findings::share;
use super::scene::Scene;
use crate::network::Moment;
use crate::state::t;
use leptos::prelude::*;

#[component]
pub(super) fn Growth() -> impl IntoView {
    let scene = expect_context::<Scene>();
    let days = Memo::new(move |_| scene.told(|report| report.growth.clone()));
    let row = |moment: Moment| {
        view! {
            <tr>
                <th scope="row">{moment.day.to_string()}</th>
                <td class="numbers">{moment.nodes}</td>
                <td class="numbers">{moment.links}</td>
                <td class="numbers">{moment.circles}</td>
                <td class="numbers">{moment.alone}</td>
                <td class="numbers">{share(moment.density)}</td>
            </tr>
        }
    };
    view! {
        <Show when=move || { days.with(Vec::len) > 1 }>
            <section class="sheet">
                <h2>{t("network.over_time")}</h2>
                <div class="scrolls" tabindex="0" role="group" aria-label=t("network.over_time")>
                    <table class="plain">
                        <thead>
                            <tr>
                                <th scope="col">{t("network.day")}</th>
                                <th scope="col">{t("network.col_nodes")}</th>
                                <th scope="col">{t("network.col_links")}</th>
                                <th scope="col">{t("network.col_circles")}</th>
                                <th scope="col">{t("network.col_alone")}</th>
                                <th scope="col">{t("network.col_density")}</th>
                            </tr>
                        </thead>
                        <tbody>{move || days.get().into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}
