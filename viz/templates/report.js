
"use strict";
(function () {
  var root = document.documentElement, popup = document.getElementById("popup");
  var body = document.getElementById("popup-body"), opener = null;
  root.classList.add("js");

  function by(id) { return id ? document.getElementById(id) : null; }

  function closePopup(refocus) {
    if (popup.hidden) { return; }
    popup.hidden = true;
    if (opener) {
      opener.classList.remove("open");
      if (refocus) { opener.focus({ preventScroll: true }); }
      opener = null;
    }
  }

  function place(link) {
    var rects = link.getClientRects(), last = rects[rects.length - 1], first = rects[0];
    var under = root.clientHeight - last.bottom - 20, over = first.top - 20;
    popup.style.maxHeight = "";
    var below = popup.offsetHeight <= under || under >= over;
    popup.style.maxHeight = Math.max(220, below ? under : over) + "px";
    var left = Math.min(last.left, root.clientWidth - popup.offsetWidth - 16);
    var top = below ? last.bottom + 8 : first.top - popup.offsetHeight - 8;
    popup.style.left = Math.max(8, left) + window.scrollX + "px";
    popup.style.top = top + window.scrollY + "px";
  }

  function openCard(link) {
    var card = by(link.getAttribute("data-card"));
    if (!card) { return false; }
    closePopup(false);
    var copy = card.cloneNode(true), named = copy.querySelectorAll("[id]");
    copy.removeAttribute("id");
    copy.removeAttribute("aria-labelledby");
    for (var i = 0; i < named.length; i += 1) { named[i].removeAttribute("id"); }
    body.replaceChildren(copy);
    popup.setAttribute("aria-label", copy.querySelector("h3").textContent);
    opener = link;
    link.classList.add("open");
    popup.hidden = false;
    popup.scrollTop = 0;
    place(link);
    popup.focus({ preventScroll: true });
    return true;
  }

  function reveal(element) {
    var pane = element.closest(".pane");
    if (!pane) { return; }
    by("tab-" + pane.id).checked = true;
    ["error", "warning", "info"].forEach(function (level) {
      var filter = by("show-" + level);
      if (filter && element.classList.contains("finding") && element.classList.contains("s-" + level)) { filter.checked = true; }
    });
  }

  function go(id) {
    var anchor = by(id);
    if (!anchor) { return false; }
    var shown = anchor.classList.contains("pin") ? anchor.nextElementSibling || anchor : anchor;
    closePopup(false);
    reveal(shown);
    var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    shown.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    document.querySelectorAll(".flash").forEach(function (old) { old.classList.remove("flash"); });
    void shown.offsetWidth;
    shown.classList.add("flash");
    window.setTimeout(function () { shown.classList.remove("flash"); }, 2600);
    if (!shown.hasAttribute("href") && !shown.hasAttribute("tabindex")) { shown.setAttribute("tabindex", "-1"); }
    shown.focus({ preventScroll: true });
    return true;
  }

  /* From one finding to the next, in the list and in the text at once. */
  var at = null, steps = document.querySelector(".steps");

  function shown() {
    return Array.prototype.filter.call(document.querySelectorAll(".finding"), function (one) { return one.offsetParent; });
  }

  function step(way) {
    var all = shown(), here = all.indexOf(at && document.getElementById(at)), next = here + way;
    if (!all.length) { return; }
    if (here < 0) { next = way > 0 ? 0 : all.length - 1; }
    next = (next + all.length) % all.length;
    at = all[next].id;
    var button = document.activeElement, pane = all[next].closest(".pane");
    go(all[next].querySelector(".quote a").getAttribute("data-go"));
    document.querySelectorAll(".finding.here").forEach(function (old) { old.classList.remove("here"); });
    all[next].classList.add("here");
    if (pane.scrollHeight > pane.clientHeight) {
      pane.scrollTop += all[next].getBoundingClientRect().top - pane.getBoundingClientRect().top - 70;
    }
    document.getElementById("step-at").textContent = (next + 1) + " / " + all.length;
    button.focus({ preventScroll: true });
  }

  if (steps) {
    steps.hidden = false;
    by("step-back").addEventListener("click", function () { step(-1); });
    by("step-on").addEventListener("click", function () { step(1); });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-card], a[data-go]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      var done = link.hasAttribute("data-card") ? openCard(link) : go(link.getAttribute("data-go"));
      if (done) { event.preventDefault(); }
      return;
    }
    if (!event.target.closest("#popup")) { closePopup(false); }
  });
  by("popup-close").addEventListener("click", function () { closePopup(true); });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { closePopup(true); } });
  window.addEventListener("resize", function () { if (opener) { place(opener); } });
})();
