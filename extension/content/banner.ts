/**
 * At the top of an AI platform's page: how it stands, and what to keep to. It takes no focus and holds nothing up; one key or one press says that it
 * was read. Run in a page by the background, where there is something to say.
 */
import style from "balise:banner.css";
import type { BannerView } from "./generated/messages";
import type { Shared } from "./shared";

const lent = globalThis.balise;
if (lent) void lent.ask({ type: "banner" }).then((outcome) => {
  if (outcome.kind === "answer" && outcome.answer.view) show(lent, outcome.answer.view);
});

function show({ el, icon, button, shadow, tidy, tell, keys }: Shared, view: BannerView): void {
  const root = shadow();
  if (root.querySelector(".banner")) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets.push(sheet);
  const done = (): true => {
    tell({ type: "read" });
    keys.delete(done);
    card.remove();
    tidy();
    return true;
  };
  const press = button("read", view.done, "primary", done);
  press.append(el("kbd", {}, "F8"));
  press.setAttribute("aria-keyshortcuts", "F8");
  const title = el("h2", { id: "banner-title" }, view.title);
  const rules = view.directives.map((each) => el("li", {}, icon(each.icon), each.text));
  const words = el("div", { class: "words" }, title, view.why !== null && el("p", {}, view.why), el("ul", {}, ...rules), view.report && el("p", {}, el("a", { href: view.report.address }, view.report.label)));
  const card = el("section", { class: "banner tokens", lang: view.lang, popover: "manual", "aria-labelledby": "banner-title" }, words, el("div", { class: "actions" }, press));
  const said = el("span", { class: "said", role: "status" });
  card.append(said);
  root.append(card);
  card.showPopover();
  // A live region that comes with its words is not read out.
  requestAnimationFrame(() => said.append([view.title, view.why, ...view.directives.map(({ text }) => text)].filter(Boolean).join(" ")));
  keys.add(done);
}
