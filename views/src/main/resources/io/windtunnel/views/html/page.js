"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  // Colours: the system's, or one of the two by choice. What the browser does not let us remember is forgotten.
  const themes = ["system", "light", "dark"];
  const button = document.querySelector(".theme");
  const remembered = () => { try { return localStorage.getItem("windtunnel-theme"); } catch (e) { return null; } };
  const show = (theme) => {
    root.style.colorScheme = theme === "system" ? "" : theme;
    root.dataset.theme = theme;
    button.lastElementChild.textContent = theme[0].toUpperCase() + theme.slice(1);
    button.setAttribute("aria-label", "Colours: " + theme);
  };
  if (button) {
    show(themes.includes(remembered()) ? remembered() : "system");
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length];
      try { localStorage.setItem("windtunnel-theme", next); } catch (e) { /* not remembered */ }
      show(next);
    });
  }

  // Findings: what the form says is what the address says.
  const form = document.querySelector("#findings .filters");
  if (form) {
    const findings = all(".finding").map((element) => ({ element, text: null }));
    const boxes = all("input[name=severity]", form);
    const matches = (finding, wanted, words) => {
      const data = finding.element.dataset;
      if (!wanted.includes(data.severity)) return false;
      if (form.elements.rule.value && form.elements.rule.value !== data.rule) return false;
      if (form.elements.script.value && form.elements.script.value !== data.script) return false;
      if (words.length === 0) return true;
      finding.text = finding.text || finding.element.textContent.toLowerCase();
      return words.every((word) => finding.text.includes(word));
    };
    const apply = () => {
      const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
      const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const finding of findings) {
        const hit = matches(finding, wanted, words);
        finding.element.hidden = !hit;
        shown += hit ? 1 : 0;
      }
      form.querySelector("output").textContent = shown + " of " + findings.length;
    };
    const address = () => {
      const query = new URLSearchParams();
      const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
      if (wanted.length < boxes.length) query.set("severity", wanted.join(","));
      for (const name of ["rule", "script", "text"]) {
        if (form.elements[name].value) query.set(name, form.elements[name].value);
      }
      const text = query.toString();
      history.replaceState(null, "", text ? "#findings?" + text : "#findings");
    };
    const read = () => {
      if (!location.hash.startsWith("#findings?")) return false;
      const query = new URLSearchParams(location.hash.slice("#findings?".length));
      const wanted = query.has("severity") ? query.get("severity").split(",") : null;
      boxes.forEach((box) => { box.checked = wanted === null || wanted.includes(box.value); });
      for (const name of ["rule", "script", "text"]) form.elements[name].value = query.get(name) || "";
      for (const name of ["rule", "script"]) if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
      document.getElementById("findings").scrollIntoView();
      return true;
    };
    const everything = () => {
      form.reset();
      apply();
    };
    form.hidden = false;
    form.addEventListener("input", () => { apply(); address(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { apply(); address(); }));
    window.addEventListener("hashchange", () => {
      if (read()) { apply(); return; }
      const target = document.getElementById(location.hash.slice(1));
      if (target && target.classList.contains("finding") && target.hidden) { everything(); target.scrollIntoView(); }
    });
    read();
    apply();
  }

  // A link into what is folded unfolds it.
  const unfold = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    let folded = false;
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS" && !at.open) { at.open = true; folded = true; }
    }
    if (folded) target.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  unfold();

  // Diagrams: moved by dragging, wheel, two fingers and keys.
  const arm = (figure) => {
    const stage = figure.querySelector(".stage");
    const svg = stage.firstElementChild;
    const width = Number(figure.dataset.width);
    const height = Number(figure.dataset.height);
    const view = { x: 0, y: 0, scale: 1 };
    const fitting = () => Math.min(stage.clientWidth / width, stage.clientHeight / height, 1.25);
    const draw = () => svg.setAttribute("viewBox",
      [view.x, view.y, stage.clientWidth / view.scale, stage.clientHeight / view.scale].join(" "));
    const fit = () => {
      view.scale = fitting();
      view.x = (width - stage.clientWidth / view.scale) / 2;
      view.y = (height - stage.clientHeight / view.scale) / 2;
      draw();
    };
    const begin = () => {
      fit();
      const boxes = all(".box", svg);
      if (view.scale >= 0.55 || boxes.length > 60) return;
      // Too small to read: begin at the first table that changed, or in the corner.
      const first = svg.querySelector(".box:not(.same)");
      const at = (name) => first ? Number(first.getAttribute(name)) - 24 : 0;
      view.scale = 0.8;
      view.x = Math.max(0, Math.min(at("x"), width - stage.clientWidth / view.scale));
      view.y = Math.max(0, Math.min(at("y"), height - stage.clientHeight / view.scale));
      draw();
    };
    const zoom = (factor, x, y) => {
      const scale = Math.min(4, Math.max(Math.min(0.1, fitting()), view.scale * factor));
      view.x += x / view.scale - x / scale;
      view.y += y / view.scale - y / scale;
      view.scale = scale;
      draw();
    };
    const centre = (factor) => zoom(factor, stage.clientWidth / 2, stage.clientHeight / 2);
    const move = (x, y) => { view.x -= x / view.scale; view.y -= y / view.scale; draw(); };

    figure.classList.add("live");
    stage.style.height = Math.min(Math.max(340, height * Math.min(1.1, stage.clientWidth / width) + 24), height * 1.1 + 24, innerHeight * 0.72) + "px";
    figure.querySelector(".tools").hidden = false;
    all("button", figure).forEach((each) => each.addEventListener("click", () => {
      if (each.dataset.zoom === "fit") fit(); else centre(each.dataset.zoom === "in" ? 1.3 : 1 / 1.3);
    }));
    stage.addEventListener("wheel", (event) => {
      // The page scrolls as ever; with a modifier, or once the diagram was clicked, it zooms.
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== stage) return;
      event.preventDefault();
      const box = stage.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    const fingers = new Map();
    const spread = () => {
      const [a, b] = Array.from(fingers.values());
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };
    stage.addEventListener("pointerdown", (event) => {
      stage.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, event);
      stage.classList.add("held");
    });
    stage.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      if (fingers.size === 2) {
        const old = spread();
        fingers.set(event.pointerId, event);
        const box = stage.getBoundingClientRect();
        const [a, b] = Array.from(fingers.values());
        if (old > 0) zoom(spread() / old, (a.clientX + b.clientX) / 2 - box.left, (a.clientY + b.clientY) / 2 - box.top);
      } else {
        fingers.set(event.pointerId, event);
        move(event.clientX - before.clientX, event.clientY - before.clientY);
      }
    });
    for (const end of ["pointerup", "pointercancel"]) {
      stage.addEventListener(end, (event) => { fingers.delete(event.pointerId); stage.classList.remove("held"); });
    }
    stage.addEventListener("keydown", (event) => {
      const keys = {
        ArrowLeft: () => move(60, 0), ArrowRight: () => move(-60, 0), ArrowUp: () => move(0, 60), ArrowDown: () => move(0, -60),
        "+": () => centre(1.2), "=": () => centre(1.2), "-": () => centre(1 / 1.2), 0: fit,
      };
      if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); keys[event.key](); }
    });
    begin();
    window.addEventListener("resize", draw);
    window.addEventListener("beforeprint", () => svg.setAttribute("viewBox", [0, 0, width, height].join(" ")));
    window.addEventListener("afterprint", draw);
  };
  all(".diagram").forEach((figure) => {
    const folded = figure.closest("details");
    if (!folded || folded.open) arm(figure);
    else folded.addEventListener("toggle", () => arm(figure), { once: true });
  });
})();
