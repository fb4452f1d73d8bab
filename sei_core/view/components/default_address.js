/**
 * Puts choices that nobody has made yet into the address, so that a copied link keeps what it shows: "today" of today.
 *
 * Streamlit writes an address as a new step in the history, which Back would have to be pressed for; this one replaces
 * the present step. It runs again whenever the server's view of the address changes.
 */
const written = {}; // by key, so that a default of yesterday gives way to that of today

export default function complete({ data }) {
  const asked = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(data.defaults)) {
    if (asked.has(key) && asked.get(key) !== written[key]) continue;
    asked.set(key, value);
    written[key] = value;
  }
  const search = `?${asked}`;
  if (search !== location.search) history.replaceState(history.state, "", search + location.hash);
}
