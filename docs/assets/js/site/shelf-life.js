// Warn in front of a fact that is past its shelf life. A static page does not know the date, so this
// script compares the fact's last good day with the device's date. No new build is needed. News is
// left out when it is old.

import { localDate } from "../checker/page/local-date.js";

const today = localDate();

for (const fact of document.querySelectorAll("[data-checked-until]")) {
  if (!(fact instanceof HTMLElement)) continue;
  const { checkedUntil, notCheckedSince } = fact.dataset;
  if (!checkedUntil || checkedUntil >= today) continue;
  const warning = document.createElement("strong");
  warning.textContent = `${notCheckedSince} `;
  fact.classList.add("reported--old");
  fact.prepend(warning);
}

for (const news of document.querySelectorAll("[data-fresh-until]")) {
  if (!(news instanceof HTMLElement)) continue;
  const { freshUntil } = news.dataset;
  news.hidden = Boolean(freshUntil && freshUntil < today);
}
