// Keeps a page up to date while a run is under way; without script the page renews itself.
(function () {
  var left = 600;
  function follow() {
    fetch(location.href, { headers: { Accept: "text/html" } }).then(function (answer) { return answer.text(); }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, "text/html").getElementById("runs");
      var runs = document.getElementById("runs");
      if (!fresh || !runs) return;
      runs.replaceChildren.apply(runs, Array.from(fresh.childNodes));
      if (fresh.dataset.going && left--) setTimeout(follow, 1000);
      else delete runs.dataset.going;
    }, function () { setTimeout(follow, 5000); });
  }
  if (document.querySelector("#runs[data-going]")) setTimeout(follow, 1000);
})();
