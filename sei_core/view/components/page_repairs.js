/**
 * What Streamlit leaves out: the language of the page, where its server is not ours; a way for the keyboard into what
 * scrolls on its own, such as tables on a narrow screen; and a menu that folds away there once a page was chosen.
 */
const SCROLLING = '[data-testid="stTable"], [data-testid="stTable"] div, pre, [data-testid="stVerticalBlock"][overflow]';

const NARROW = 768; // CSS pixels; where Streamlit lays the sidebar over the page

let stop = () => {}; // this function runs again whenever its data or the theme changes

export default function repair({ data }) {
  stop();
  document.documentElement.lang = "cs";
  let planned = 0;
  const reach = () => {
    planned = 0;
    for (const region of document.querySelectorAll(SCROLLING)) {
      const fits = region.scrollWidth <= region.clientWidth && region.scrollHeight <= region.clientHeight;
      if (fits || region.hasAttribute("tabindex")) continue;
      region.setAttribute("tabindex", "0");
      region.setAttribute("role", "region");
      region.setAttribute("aria-label", data.scrollable);
    }
  };
  const plan = () => (planned ||= requestAnimationFrame(reach));
  const observer = new MutationObserver(plan);
  observer.observe(document.body, { childList: true, subtree: true });
  const fold = (event) => {
    if (innerWidth > NARROW || !event.target.closest('[data-testid="stSidebar"] [data-testid="stPageLink"] a')) return;
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  };
  addEventListener("resize", plan);
  addEventListener("click", fold);
  plan();
  return (stop = () => {
    observer.disconnect();
    removeEventListener("resize", plan);
    removeEventListener("click", fold);
    cancelAnimationFrame(planned);
  });
}
