/**
 * The beginning of the service worker. The failure this file exists for: every site of one origin can
 * write into our caches, and a page that someone else put there would be served as ours, also with a
 * network. So what a cache has is served only if it is a file of this build, byte for byte.
 *
 * The build puts the start of each file's digest in the place of FILES.
 */

{
  /** @type {Record<string, string>} path below the worker's scope, and the start of the digest */
  const files = JSON.parse("FILES");
  const match = CacheStorage.prototype.match;

  /** @param {RequestInfo | URL} asked */
  const pathOf = (asked) => {
    const url = new URL(asked instanceof Request ? asked.url : asked, self.location.href);
    const path = decodeURIComponent(url.href.split(/[?#]/)[0] ?? "");
    const scope = new URL("./", self.location.href).href;
    return path.startsWith(scope)
      ? path.slice(scope.length).replace(/(^|\/)$/, "$1index.html")
      : "";
  };

  /** @param {Response} response @param {string} expected */
  const isOurs = async (response, expected) => {
    const bytes = await response.clone().arrayBuffer();
    const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return btoa(String.fromCharCode(...found)).startsWith(expected);
  };

  CacheStorage.prototype.match = async function (asked, options) {
    const found = await match.call(this, asked, options);
    const expected = files[pathOf(asked)];
    return found && expected && (await isOurs(found, expected)) ? found : undefined;
  };
}
