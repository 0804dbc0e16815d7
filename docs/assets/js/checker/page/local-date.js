// No rule reads a clock: the device's own calendar day is told to Python with every question. It is
// the local day, not the UTC one, which in the evening is already tomorrow's.

/**
 * @param {number} daysAgo
 * @returns {string}  YYYY-MM-DD on this device's calendar
 */
export function localDate(daysAgo = 0) {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo, 12);
  const month = String(day.getMonth() + 1).padStart(2, "0");
  return `${day.getFullYear()}-${month}-${String(day.getDate()).padStart(2, "0")}`;
}
