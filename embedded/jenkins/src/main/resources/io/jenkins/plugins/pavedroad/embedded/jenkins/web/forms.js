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

  // The first in the block is its own: those of blocks in it come later.
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
      object = at.hasAttribute("data-chosen") ? parent : null;
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

  function each(root, selector, act) {
    Array.prototype.slice.call(root.querySelectorAll(selector)).forEach(function (element) {
      if (element.getAttribute("data-ready") === null && element.closest(".to-be-removed, .dropdownList-choice:not([data-chosen])") === null) {
        element.setAttribute("data-ready", "");
        act(element);
      }
    });
  }

  function send(url, values, then) {
    var crumb = crumbOf();
    var request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader(crumb.name, crumb.value);
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
    request.onload = function () {
      then(request);
    };
    request.send(Object.keys(values).map(function (name) {
      return encodeURIComponent(name) + "=" + encodeURIComponent(values[name]);
    }).join("&"));
  }

  function valueOf(input) {
    return input.type === "checkbox" ? String(input.checked) : input.value;
  }

  // The input of a field near another one: in the same object, or in one around it.
  function near(element, path) {
    var at = element.parentNode;
    var name = path;
    while (name.indexOf("../") === 0) {
      at = (at.closest("[data-structure]") || at).parentNode;
      name = name.substring(3);
    }
    for (; at && at.querySelector; at = at.parentNode) {
      var found = at.querySelector("[name='_." + name + "'], [name='" + name + "']");
      if (found) {
        return found;
      }
    }
    return null;
  }

  function gather(element, names) {
    var values = {};
    names.split(/[ ,]+/).forEach(function (path) {
      var input = path === "" ? null : near(element, path);
      if (input) {
        values[path.replace(/^.*\//, "")] = valueOf(input);
      }
    });
    return values;
  }

  function check(input) {
    var item = input.closest(".jenkins-form-item");
    var area = item && item.querySelector(".validation-error-area");
    if (!area) {
      return;
    }
    var values = gather(input, input.getAttribute("checkDependsOn") || "");
    values.value = valueOf(input);
    send(input.getAttribute("checkUrl"), values, function (answer) {
      area.innerHTML = answer.status === 200 ? answer.responseText : "<div class=error>The check failed (" + answer.status + ")</div>";
    });
  }

  function fill(select) {
    send(select.getAttribute("fillUrl"), gather(select, select.getAttribute("fillDependsOn") || ""), function (answer) {
      if (answer.status !== 200) {
        return;
      }
      var chosen = select.options.length > 0 ? select.value : null;
      select.innerHTML = "";
      JSON.parse(answer.responseText).values.forEach(function (each) {
        var option = document.createElement("option");
        option.value = each.value;
        option.textContent = each.name;
        option.selected = chosen === null ? each.selected : each.value === chosen;
        select.appendChild(option);
      });
    });
  }

  function showIf(element, shown) {
    element.style.display = shown ? "" : "none";
  }

  function child(parent, styleClass) {
    return Array.prototype.slice.call(parent.children).filter(function (each) {
      return each.classList.contains(styleClass);
    })[0];
  }

  function deletable(container) {
    container.addEventListener("click", function (event) {
      var button = event.target;
      if (button.classList && button.classList.contains("repeatable-delete")) {
        var chunk = button.closest(".repeated-chunk");
        if (chunk.parentNode === container) {
          container.removeChild(chunk);
        }
      }
    });
  }

  // The button shows what can be added; a choice adds it and takes the choices away.
  function offerKinds(container) {
    var prototypes = child(container, "prototypes");
    var before = child(container, "repeatable-insertion-point");
    var button = child(container, "hetero-list-add");
    container.removeChild(prototypes);
    button.addEventListener("click", function () {
      var menu = child(container, "jenkins-dropdown");
      if (menu) {
        container.removeChild(menu);
        return;
      }
      menu = document.createElement("div");
      menu.className = "jenkins-dropdown";
      Array.prototype.slice.call(prototypes.children).forEach(function (kind) {
        var choice = document.createElement("button");
        choice.type = "button";
        choice.className = "jenkins-dropdown__item";
        choice.textContent = kind.getAttribute("title");
        choice.addEventListener("click", function () {
          var chunk = kind.cloneNode(true);
          container.removeChild(menu);
          container.insertBefore(chunk, before);
          ready(chunk);
        });
        menu.appendChild(choice);
      });
      container.appendChild(menu);
    });
    deletable(container);
  }

  function repeat(container) {
    var master = child(container, "to-be-removed");
    var before = child(container, "repeatable-insertion-point");
    var more = child(container, "repeatable-add");
    container.removeChild(master);
    master.classList.remove("to-be-removed");
    function withDelete(chunk) {
      if (!chunk.querySelector(".repeatable-delete")) {
        var button = document.createElement("button");
        button.type = "button";
        button.className = "jenkins-button repeatable-delete";
        button.textContent = "Delete";
        chunk.appendChild(button);
      }
    }
    Array.prototype.slice.call(container.children).forEach(function (child) {
      if (child.classList.contains("repeated-chunk")) {
        withDelete(child);
      }
    });
    if (more) {
      more.addEventListener("click", function () {
        var chunk = master.cloneNode(true);
        withDelete(chunk);
        container.insertBefore(chunk, before);
        ready(chunk);
      });
    }
    deletable(container);
  }

  function ready(root) {
    each(root, ".hetero-list-container", offerKinds);
    each(root, ".repeated-container", repeat);
    each(root, "form", prepare);
    each(root, ".optionalBlock-container", function (block) {
      var box = checkboxOf(block);
      var body = child(block, "form-container");
      function show() {
        showIf(body, box.checked !== box.classList.contains("negative"));
      }
      box.addEventListener("change", show);
      show();
    });
    each(root, ".advanced-button", function (button) {
      var body = button.parentNode.parentNode.querySelector(".advancedBody");
      showIf(body, false);
      button.addEventListener("click", function () {
        showIf(body, true);
        showIf(button.parentNode, false);
      });
    });
    each(root, "select.dropdownList", function (select) {
      var container = select.closest(".dropdownList-outer").querySelector(".dropdownList-container");
      function choose() {
        Array.prototype.slice.call(container.children).forEach(function (choice, i) {
          showIf(choice, i === select.selectedIndex);
          if (i === select.selectedIndex) {
            choice.setAttribute("data-chosen", "");
            ready(choice);
          } else {
            choice.removeAttribute("data-chosen");
          }
        });
      }
      select.addEventListener("change", choose);
      choose();
    });
    each(root, "select[fillUrl]", fill);
    each(root, "[checkUrl]", function (input) {
      input.addEventListener("change", function () {
        check(input);
      });
      if (input.getAttribute("checkUrl")) {
        check(input);
      }
    });
    each(root, ".validate-button", function (button) {
      button.addEventListener("click", function () {
        var status = button.parentNode.querySelector(".jenkins-validate-button__container__status");
        status.textContent = button.getAttribute("data-progress") || "";
        send(button.getAttribute("data-validate-button-descriptor-url") + "/" + button.getAttribute("data-validate-button-method"),
          gather(button, button.getAttribute("data-validate-button-with") || ""), function (answer) {
            status.innerHTML = answer.status === 200 ? answer.responseText : "<div class=error>The check failed (" + answer.status + ")</div>";
          });
      });
    });
    each(root, ".jenkins-help-button", function (link) {
      link.addEventListener("click", function (event) {
        event.preventDefault();
        var help = link.closest(".jenkins-form-item").querySelector(".help-area .help");
        if (help.innerHTML !== "") {
          help.innerHTML = "";
          return;
        }
        var request = new XMLHttpRequest();
        request.open("GET", link.getAttribute("data-help-url"));
        request.onload = function () {
          help.innerHTML = request.responseText;
        };
        request.send();
      });
    });
    each(root, "#generatePipelineScript", function (button) {
      button.addEventListener("click", function () {
        var chosen = tree(button.form).prototype;
        if (chosen && chosen["stapler-class"]) {
          send(button.getAttribute("data-url"), { json: JSON.stringify(chosen) }, function (answer) {
            document.getElementById("prototypeText").value = answer.responseText;
          });
        }
      });
    });
    each(root, ".apply-button", function (button) {
      button.addEventListener("click", function () {
        var form = button.form;
        send(form.getAttribute("action"), { json: JSON.stringify(tree(form)), "core:apply": "true" }, function (answer) {
          button.textContent = answer.status === 200 ? "Saved" : "Not saved";
        });
      });
    });
  }

  ready(document);
})();
