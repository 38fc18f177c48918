"use strict";
// Sends forms as Jenkins does: with the crumb, and with their fields as one JSON object named "json".
(function () {
  function crumbOf() {
    return { name: document.head.getAttribute("data-crumb-header"), value: document.head.getAttribute("data-crumb-value") };
  }

  function hidden(form, name, value) {
    var input = form.querySelector("input[type=hidden][name='" + name + "'][data-own]");
    if (!input) {
      input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      input.setAttribute("data-own", "");
      form.appendChild(input);
    }
    input.value = value;
  }

  function fieldName(name) {
    return name.indexOf("_.") === 0 ? name.substring(2) : name;
  }

  // A second value of a name makes a list of it.
  function add(parent, name, value) {
    if (!Object.prototype.hasOwnProperty.call(parent, name)) {
      parent[name] = value;
    } else if (Array.isArray(parent[name])) {
      parent[name].push(value);
    } else {
      parent[name] = [parent[name], value];
    }
  }

  function isLeftOut(element) {
    return element.disabled || !element.name || element.hasAttribute("data-own") || element.type === "submit"
      || element.type === "button" || element.type === "image" || element.type === "reset" || element.tagName === "BUTTON"
      || element.closest(".to-be-removed, template") !== null;
  }

  function checkboxOf(block) {
    return block.querySelector("input.optional-block-control");
  }

  // The object to which what lies in this element belongs; null when a block around it is switched off.
  function objectFor(element, form, known) {
    var at = element.parentNode;
    while (at !== form && !at.hasAttribute("data-structure")) {
      at = at.parentNode;
    }
    if (at === form) {
      return known.root;
    }
    for (var i = 0; i < known.elements.length; i++) {
      if (known.elements[i] === at) {
        return known.objects[i];
      }
    }
    var parent = objectFor(at, form, known);
    var object = parent;
    var kind = at.getAttribute("data-structure");
    if (kind === "optional") {
      var box = checkboxOf(at.parentNode);
      if (box.checked === box.classList.contains("negative")) {
        object = null;
      } else if (parent !== null && !at.hasAttribute("data-inline")) {
        object = {};
        add(parent, fieldName(box.name), object);
      }
    } else if (kind === "choice") {
      object = at.hasAttribute("data-chosen") ? object : null;
    } else if (parent !== null) {
      object = {};
      add(parent, fieldName(at.getAttribute("name")), object);
    }
    known.elements.push(at);
    known.objects.push(object);
    return object;
  }

  function tree(form) {
    var known = { root: {}, elements: [], objects: [] };
    form.querySelectorAll("[data-structure]").forEach(function (each) {
      if (each.closest(".to-be-removed, template") === null && each.getAttribute("data-structure") === "object") {
        var probe = document.createElement("i");
        each.appendChild(probe);
        objectFor(probe, form, known);
        each.removeChild(probe);
      }
    });
    for (var i = 0; i < form.elements.length; i++) {
      var element = form.elements[i];
      if (isLeftOut(element)) {
        continue;
      }
      var parent = objectFor(element, form, known);
      if (parent === null) {
        continue;
      }
      var name = fieldName(element.name);
      if (element.type === "checkbox") {
        if (element.classList.contains("optional-block-control")) {
          continue;
        }
        var json = element.getAttribute("json");
        if (json === null || json === "") {
          add(parent, name, element.classList.contains("negative") ? !element.checked : element.checked);
        } else if (element.checked) {
          add(parent, name, json);
        }
      } else if (element.type === "radio") {
        if (element.checked) {
          add(parent, name, element.value);
        }
      } else {
        add(parent, name, element.value);
      }
    }
    return known.root;
  }

  function prepare(form) {
    if ((form.getAttribute("method") || "").toLowerCase() !== "post") {
      return;
    }
    var crumb = crumbOf();
    hidden(form, crumb.name, crumb.value);
    if (!form.classList.contains("no-json")) {
      form.addEventListener("submit", function () {
        hidden(form, "json", JSON.stringify(tree(form)));
      });
    }
  }

  document.querySelectorAll("form").forEach(prepare);
})();
