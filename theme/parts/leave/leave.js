/* Leave at once: the words go before the next site has answered, and the page leaves the tab's history. The link works
   without this, more slowly. Shift three times within five seconds does the same, from anywhere on the page. Links
   within the page make no entries in the history, or the Back button would find the page in an older one. */
(() => {
  const link = document.getElementById("page-leave");
  let first = 0, times = 0;
  const leave = (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = link.host;
    location.replace(link.href);
  };
  link.addEventListener("click", leave);
  addEventListener("click", (event) => {
    const inside = event.target.closest('a[href^="#"]');
    if (!inside || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.replace(inside.hash);
  });
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") times = 0;
    else if (times && event.timeStamp - first < 5000) times += 1;
    else [first, times] = [event.timeStamp, 1];
    if (times === 3) leave(event);
  });
})();
