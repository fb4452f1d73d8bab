/**
 * What Streamlit mounts. It sends this text with every message, so it is short: it fetches the real
 * script and its style once (data.script, a JSON file) and hands each call over to it.
 */
const ASSETS = (globalThis[Symbol.for("area_map.assets")] ??= new Map());

export default async function mountAreaMap(component) {
  const { data, parentElement, setTriggerValue } = component;
  const entry = document.querySelector('script[type="module"][src*="static/js/"]');
  const root = entry ? new URL("../../", entry.src).href : document.baseURI;
  const address = new URL(data.script, root).href;
  if (!ASSETS.has(address)) ASSETS.set(address, load(address));
  const complaint = () => parentElement.querySelector("p.without-script");
  try {
    const { mount, sheet } = await ASSETS.get(address);
    parentElement.adoptedStyleSheets = [sheet];
    if (complaint()) setTriggerValue("recovered", true);
    complaint()?.remove();
    return mount({ ...component, root });
  } catch (error) {
    ASSETS.delete(address);
    console.error(error);
    if (complaint()) return undefined;
    const message = document.createElement("p");
    message.className = "without-script";
    message.setAttribute("role", "alert");
    message.textContent = data.strings.failed;
    parentElement.append(message);
    setTriggerValue("failed", "script");
  }
  return undefined;
}

async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const { script, style } = await response.json();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  const blob = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return { mount: (await import(blob)).default, sheet };
}
