// Keeps server-rendered clocks going, by the server's time. A page frozen at a given moment carries data-frozen on
// <html>. Without JavaScript the time at which the page was rendered stays, with its zone.
const clocks = [...document.querySelectorAll("time[data-clock]")];
const ahead = clocks.length > 0 ? Date.parse(clocks[0].dateTime) - Date.now() : 0;
const show = () => clocks.forEach((clock) => {
  clock.textContent = new Intl.DateTimeFormat("vi-VN", {
    timeZone: clock.dataset.clock, hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).format(new Date(Date.now() + ahead));
});
if (clocks.length > 0 && !("frozen" in document.documentElement.dataset)) {
  show();
  setInterval(show, 10_000);
}

// The current tab starts in view.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const tabs = tab.parentElement;
  tabs.scrollLeft = tab.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
}
