// Follows long work: the server sends its progress, the page shows it. Without JavaScript the page reloads by itself.
const job = document.querySelector("[data-live]");
if (job) {
  const bar = job.querySelector("progress");
  const text = job.querySelector("[data-live-text]");
  const source = new EventSource(job.dataset.live);
  source.addEventListener("progress", (event) => {
    const state = JSON.parse(event.data);
    bar.value = state.fraction;
    text.textContent = state.text;
  });
  source.addEventListener("done", (event) => {
    source.close();
    location.assign(JSON.parse(event.data).address);
  });
}
