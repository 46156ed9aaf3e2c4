// Keeps what is typed into a long form as a draft on the server, a moment after the last key. Without JavaScript there is
// a button for it.
for (const form of document.querySelectorAll("form[data-draft]")) {
  const state = form.querySelector("[data-draft-state]");
  let timer, sending, changed = false;

  const keep = async () => {
    if (sending || !changed) return;
    changed = false;
    sending = true;
    state.textContent = form.dataset.typing;
    const body = new URLSearchParams(new FormData(form));
    body.set("draft", "auto");
    let isKept = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "error", keepalive: true });
      isKept = answer.status === 204;
    } catch {
      isKept = false;
    }
    sending = false;
    if (isKept) {
      state.textContent = form.dataset.kept;
      if (changed) timer = setTimeout(keep, 1500);
    } else {
      changed = true;
      state.textContent = form.dataset.away;
      timer = setTimeout(keep, 15000);
    }
  };

  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  });
  form.addEventListener("submit", () => {
    changed = false;
    clearTimeout(timer);
  });
  addEventListener("online", keep);
  addEventListener("pagehide", keep);
}
