"use strict";
(function () {
  function by(id) { return document.getElementById(id); }
  var csrf = (document.querySelector('meta[name="csrf"]') || {}).content || "";

  document.addEventListener("htmx:config:request", function (event) {
    var request = event.detail.ctx.request;
    request.headers["X-CSRF-Token"] = csrf;
    request.headers["HX-Request"] = "true";
  });
  document.addEventListener("click", function (event) {
    var asked = event.target.closest("[data-sure]");
    if (asked && !window.confirm(asked.getAttribute("data-sure"))) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);

  /* A list that was dropped down goes away by a click elsewhere, or by Escape. */
  function close(from) {
    document.querySelectorAll("details.choose[open], details.take[open]").forEach(function (one) {
      if (from && one.contains(from)) { return; }
      one.open = false;
      if (!from) { one.querySelector("summary").focus(); }
    });
  }
  document.addEventListener("click", function (event) { close(event.target); });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { close(null); } });

  /* The address always shows what the page shows: for a reload, a bookmark, the other language. */
  function remember(address) {
    window.history.replaceState(null, "", address);
    document.querySelectorAll(".tongues a").forEach(function (one) {
      one.href = one.pathname + "?ve=" + encodeURIComponent(address);
    });
  }
  document.addEventListener("htmx:after:swap", function () {
    var form = document.querySelector("form.ask[hx-get]"), asked;
    if (!form) { return; }
    asked = new URLSearchParams(new FormData(form));
    Array.from(asked.keys()).forEach(function (name) { if (!asked.get(name)) { asked.delete(name); } });
    remember(form.getAttribute("action") + (asked.toString() ? "?" + asked : ""));
  });

  /* ------------------------------------------------------------------------------- sending a file */
  var drop = by("drop");
  var says = drop ? drop.dataset : {}, tongue = { "Accept-Language": document.documentElement.lang };
  function show(id, on) { by(id).hidden = !on; }
  function refuse(problem) {
    show("progress", false);
    by("refused-title").textContent = problem.title || says.refused;
    by("refused-detail").textContent = sentence(problem.detail || says.silent);
    show("refused-confirm", problem.confirm === "restricted");
    show("refused", true);
    drop.querySelector("button").disabled = false;
  }
  function sentence(words) { return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? "" : "."); }
  function step(words, percent) { by("progress-step").textContent = words; by("progress-bar").value = percent; }
  function follow(job) {
    fetch("/api/v1/jobs/" + job.id, { headers: tongue }).then(function (answer) { return answer.json(); }).then(function (now) {
      if (now.problem) { refuse(now.problem); return; }
      if (now.result) { step(says.done, 100); window.location.assign("/ket-qua/" + now.result); return; }
      step(now.step || says.working, 20 + 0.8 * (now.percent || 0));
      window.setTimeout(function () { follow(job); }, 350);
    }).catch(function () { refuse({}); });
  }
  function send(confirmed) {
    var file = by("file").files[0];
    if (!file) { by("file").focus(); return; }
    if (file.size > 50 * 1024 * 1024) { refuse({ title: says.large, detail: says.largeMore }); return; }
    var form = new FormData();
    form.append("file", file, file.name);
    form.append("as_of", by("as_of").value);
    if (confirmed) { form.append("confirm", "1"); }
    var call = new XMLHttpRequest();
    call.open("POST", "/api/v1/jobs");
    call.setRequestHeader("X-CSRF-Token", csrf);
    call.setRequestHeader("Accept-Language", document.documentElement.lang);
    call.upload.addEventListener("progress", function (event) {
      if (event.lengthComputable) { step(says.sending, 20 * event.loaded / event.total); }
    });
    call.addEventListener("load", function () {
      var said = {};
      try { said = JSON.parse(call.responseText); } catch (error) { said = {}; }
      if (call.status === 202) { follow(said); } else { refuse(said); }
    });
    call.addEventListener("error", function () { refuse({}); });
    show("refused", false);
    by("progress-name").textContent = file.name;
    show("progress", true);
    step(says.sending, 0);
    drop.querySelector("button").disabled = true;
    call.send(form);
  }
  if (drop) {
    by("file").addEventListener("change", function () {
      by("picked").textContent = by("file").files.length ? by("file").files[0].name : says.none;
    });
    drop.addEventListener("submit", function (event) { event.preventDefault(); send(false); });
    by("confirm").addEventListener("click", function () { send(true); });
    var zone = by("zone");
    ["dragenter", "dragover"].forEach(function (name) {
      zone.addEventListener(name, function (event) { event.preventDefault(); zone.classList.add("over"); });
    });
    ["dragleave", "drop"].forEach(function (name) {
      zone.addEventListener(name, function (event) { event.preventDefault(); zone.classList.remove("over"); });
    });
    zone.addEventListener("drop", function (event) {
      if (event.dataTransfer.files.length) { by("file").files = event.dataTransfer.files; send(false); }
    });
  }

  /* ------------------------------------------------------------------------------- the chain */
  function centre() {
    document.querySelectorAll(".board-box").forEach(function (box) { box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2; });
  }
  /* What is taken away, reloaded or read in the other language is what stands on the page. */
  function drawn() {
    var state = by("drawn"), slide = by("slide");
    centre();
    if (!state) { return; }
    by("svg").href = state.dataset.svg;
    by("free").href = state.dataset.free;
    slide.value = by("as_of").value.slice(0, 4);
    remember(state.dataset.here);
  }
  drawn();
  document.addEventListener("htmx:after:swap", drawn);
  var slide = by("slide");
  if (slide) {
    slide.addEventListener("input", function () {
      var day = by(slide.getAttribute("data-for"));
      day.value = slide.value + "-12-31";
    });
  }
  if (by("print")) { by("print").addEventListener("click", function () { window.print(); }); }
  if (by("png")) {
    by("png").addEventListener("click", function () {
      fetch(by("svg").href).then(function (answer) { return answer.blob(); }).then(function (blob) {
        var address = URL.createObjectURL(blob), picture = new Image();
        picture.onload = function () {
          var canvas = document.createElement("canvas"), wide = 2480;
          canvas.width = wide;
          canvas.height = Math.round(wide * picture.naturalHeight / picture.naturalWidth);
          var pen = canvas.getContext("2d");
          pen.fillStyle = "#fff";
          pen.fillRect(0, 0, canvas.width, canvas.height);
          pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
          URL.revokeObjectURL(address);
          canvas.toBlob(function (made) {
            var link = document.createElement("a");
            link.href = URL.createObjectURL(made);
            link.download = "chuoi-trien-khai.png";
            link.click();
          }, "image/png");
        };
        picture.src = address;
      });
    });
  }
})();
