// Shows how much of an upload is sent; without it the form is sent all the same.
(() => {
  const form = document.getElementById("sending"), bar = document.getElementById("sent");
  if (!form || !bar || !window.FormData) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    bar.hidden = false;
    request.upload.addEventListener("progress", (sent) => { if (sent.lengthComputable) bar.value = 100 * sent.loaded / sent.total; });
    request.addEventListener("load", () => { document.open(); document.write(request.responseText); document.close(); });
    request.addEventListener("error", () => { form.submit(); });
    request.open("POST", form.getAttribute("action") || location.href);
    request.setRequestHeader("Accept", "text/html");
    const sent = new FormData(form), pressed = event.submitter;
    if (pressed && pressed.name) sent.append(pressed.name, pressed.value);
    request.send(sent);
  });
})();
