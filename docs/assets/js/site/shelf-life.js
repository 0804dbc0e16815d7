// A fact keeps for some months only, and a static page does not know how old it is. The device does:
// past the day, it says so in front of the fact, without anyone publishing the site anew.

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
