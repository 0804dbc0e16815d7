// The device's clock, sent to Python with every call, because no rule reads a clock. The day is the
// local one: in the evening the UTC day is already tomorrow.

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

/** @returns {{today: string, utc_offset: number, minutes: number}} minutes ahead of UTC and since midnight */
export function localClock() {
  const now = new Date();
  return {
    today: localDate(),
    utc_offset: -now.getTimezoneOffset(),
    minutes: now.getHours() * 60 + now.getMinutes(),
  };
}
