"use strict";
(() => {
  const session = JSON.parse(document.getElementById("session").textContent);
  const base = `/studio/${session.token}/data`;
  const app = document.getElementById("app");

  /** An element: el("button.primary", {onclick}, "Run"). Text is always text, never markup. */
  const el = (spec, props = {}, ...children) => {
    const [tag, ...classes] = spec.split(".");
    const node = document.createElement(tag);
    node.className = classes.join(" ");
    for (const [name, value] of Object.entries(props)) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value != null) node.setAttribute(name, value);
    }
    node.append(...children.flat().filter((child) => child != null && child !== false));
    return node;
  };
  const icon = (path) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "1.8", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true"})) svg.setAttribute(name, value);
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
    shape.setAttribute("d", path);
    svg.append(shape);
    return svg;
  };

  const expired = () => {
    if (document.querySelector(".veil")) return;
    document.body.append(el("div.veil", {role: "alertdialog", "aria-label": "Session expired"},
      el("div.card", {}, el("h2", {}, "Session expired"), el("p.muted", {}, "Reload the page that embeds Peaka to go on."))));
  };
  const ask = async (path, body) => {
    const reply = await fetch(base + path, body === undefined ? {} : {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
    if (reply.status === 401) { expired(); throw new Error("Session expired"); }
    return reply.json();
  };
  setTimeout(() => ask("/alive").catch(() => {}), Math.max(session.expiresIn * 1000 + 50, 0));

  /* Theme: set by the session, switched by a message from the page around. */
  const setTheme = (theme, override) => {
    const custom = document.getElementById("custom-theme");
    const own = Boolean(override) && !["light", "dark"].includes(theme);
    document.documentElement.dataset.theme = own ? "light" : theme;
    custom.disabled = !own;
    if (own) { custom.removeAttribute("disabled"); custom.href = `/studio/${session.token}/theme/${encodeURIComponent(theme)}.css`; }
  };
  window.addEventListener("message", (event) => {
    const from = event.source === window.parent || event.source === window.opener;
    if (from && event.data && typeof event.data.theme === "string") setTheme(event.data.theme, event.data.themeOverride);
  });

  const numeric = /^(bigint|integer|smallint|tinyint|double|real|decimal)/;
  const grid = (result) => {
    if (!result.rows.length) return el("div.empty.card", {}, "No rows");
    const head = result.columns.map((name, i) => el(numeric.test(result.types[i]) ? "th.number" : "th", {scope: "col"}, name, el("small", {}, result.types[i])));
    const body = result.rows.map((row) => el("tr", {}, row.map((value, i) =>
      value === null ? el("td.null", {}, "null") : el(numeric.test(result.types[i]) ? "td.number" : "td", {}, value))));
    return el("div.grid.card", {tabindex: "0", role: "region", "aria-label": "Result"}, el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)));
  };
  const plainTable = (heads, rows) => grid({columns: heads, types: heads.map(() => ""), rows});
  const quote = (name) => `"${name.replaceAll('"', '""')}"`;
  const history = [];

  const runInto = async (sql, target, button) => {
    button.disabled = true;
    target.replaceChildren(el("p.muted", {role: "status"}, "Running…"));
    const started = performance.now();
    try {
      const result = await ask("/query", {sql});
      const took = Math.round(performance.now() - started);
      history.unshift([sql, result.error ? "failed" : `${result.rows.length} rows`, `${took} ms`]);
      target.replaceChildren(result.error ? el("div.error-box", {role: "alert"}, result.error)
        : el("div", {}, el("p.muted", {role: "status"}, `${result.rows.length} rows in ${took} ms`), grid(result)));
    } catch (error) {
      target.replaceChildren(el("div.error-box", {role: "alert"}, error.message));
    }
    button.disabled = false;
  };
  const queryBox = (initial) => {
    const target = el("div", {id: "result"});
    const text = el("textarea", {id: "sql", spellcheck: "false", "aria-label": "SQL"});
    text.value = initial;
    const button = el("button.primary", {id: "run", type: "button", onclick: () => runInto(text.value, target, button)}, "Run");
    text.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) button.click(); });
    return {box: el("div", {}, el("div.editor.card", {}, text, el("div.row", {}, button, el("span.muted", {}, "Ctrl + Enter"))), target), text, button};
  };

  const pages = {
    tables: ["Tables", "M4 5h16v14H4zM4 10h16M10 10v9", "tables", async (main) => {
      const catalogs = await ask("/catalogs");
      const query = queryBox("SELECT 1 AS one");
      const open = (event, catalog, schema, table) => {
        main.querySelectorAll(".table").forEach((node) => node.setAttribute("aria-pressed", node === event.currentTarget));
        query.text.value = `SELECT * FROM ${[catalog, schema, table].map(quote).join(".")} LIMIT 50`;
        query.button.click();
      };
      const tree = catalogs.map((catalog) => el("details", {open: true},
        el("summary", {}, catalog.displayName, el("span.kind", {}, catalog.type)),
        catalog.schemas.map((schema) => el("details", {open: true}, el("summary", {}, schema.name),
          schema.tables.map((table) => el("button.table", {type: "button", "aria-pressed": "false", onclick: (event) => open(event, catalog.name, schema.name, table)}, table))))));
      main.append(el("div.browser", {}, el("div.tree.card", {}, tree), query.box));
    }],
    queries: ["Queries", "M8 6l-5 6 5 6M16 6l5 6-5 6", "queries", async (main) => {
      const queries = await ask("/queries");
      const query = queryBox(queries[0] ? queries[0].sql : "SELECT 1 AS one");
      main.append(el("div.row", {style: null}, queries.map((one) => el("button.plain", {type: "button", onclick: () => { query.text.value = one.sql; query.button.click(); }}, one.displayName))),
        el("p", {}), query.box);
    }],
    caching: ["Caching", "M12 3c5 0 8 1.5 8 3.5S17 10 12 10 4 8.5 4 6.5 7 3 12 3zM4 6.5v11C4 19.500 7 21 12 21s8-1.500 8-3.500v-11M4 12c0 2 3 3.500 8 3.500s8-1.500 8-3.500", "caching", async (main) => {
      const caches = await ask("/caches");
      main.append(caches.length ? plainTable(["Table", "Status", "Incremental", "Full refresh"], caches) : el("div.empty.card", {}, "Nothing is cached yet"));
    }],
    metadata: ["Metadata", "M4 6h16M4 12h10M4 18h7", "metadata", async (main) => {
      main.append(plainTable(["Table", "Description", "Columns", "Used with AI"], await ask("/metadata")));
    }],
    agent: ["AI agent", "M12 3l1.800 4.900L19 9.700l-5.200 1.800L12 16.500l-1.800-5L5 9.700l5.200-1.800zM18.500 16l.8 2.200 2.200.8-2.200.8-.8 2.200-.8-2.200-2.200-.8 2.200-.8z", "aiAgent", async (main) => {
      const chat = el("div.chat", {"aria-live": "polite"});
      const input = el("input", {type: "text", id: "question", placeholder: "How many orders last week?", "aria-label": "Question"});
      const send = async (event) => {
        event.preventDefault();
        if (!input.value.trim()) return;
        chat.append(el("div.bubble.mine", {}, input.value));
        const question = input.value;
        input.value = "";
        const answer = await ask("/agent", {question});
        chat.append(el("div.bubble", {}, answer.summary, answer.sql && el("code", {}, answer.sql)));
      };
      main.append(el("div.card", {}, chat, el("form.editor", {onsubmit: send}, el("div.row", {}, input), el("div.row", {}, el("button.primary", {}, "Ask")))));
    }],
    history: ["Query history", "M12 7v5l3.500 2M21 12a9 9 0 1 1-3-6.700M21 4v4h-4", "queryHistory", async (main) => {
      main.append(history.length ? plainTable(["SQL", "Result", "Time"], history) : el("div.empty.card", {}, "Queries you run in this session show up here"));
    }],
  };

  const studio = () => {
    const allowed = Object.entries(pages).filter(([, page]) => session.flags[page[2]] !== false);
    const main = el("main", {id: "main"});
    const nav = el("nav", {"aria-label": "Sections"});
    const show = async (name) => {
      nav.querySelectorAll("button").forEach((node) => node.toggleAttribute("aria-current", false));
      nav.querySelector(`[data-page="${name}"]`)?.setAttribute("aria-current", "page");
      main.replaceChildren(el("h2", {}, pages[name][0]), el("p.lead", {}, `${session.project} · ${pages[name][0].toLowerCase()}`));
      await pages[name][3](main);
    };
    nav.append(...allowed.map(([name, page]) => el("button", {type: "button", "data-page": name, onclick: () => show(name)}, icon(page[1]), page[0])));
    if (session.flags.createDataInPeaka !== false) {
      nav.append(el("button.action", {type: "button", "data-page": "create", onclick: async () => {
        const made = await ask("/create", {});
        await show(allowed[0] ? allowed[0][0] : "tables");
        main.prepend(el("p.badge.success", {role: "status"}, `Table ${made.table} created`));
      }}, "+ New table"));
    }
    app.replaceChildren(el("div.shell", {},
      el("header.bar", {}, el("span.mark", {"aria-hidden": "true"}, "P"), el("h1", {}, "Peaka Studio"), el("span.project", {}, session.project), el("span.badge", {}, "LocalPeaka")), nav, main));
    if (allowed.length) show(allowed[0][0]);
    else main.append(el("div.empty", {}, "Every section is switched off for this session"));
  };

  const connector = () => {
    let told = false;
    const tell = (status) => {
      if (told) return;
      told = true;
      if (window.opener) window.opener.postMessage({status}, "*");
    };
    for (const end of ["beforeunload", "pagehide"]) window.addEventListener(end, () => tell("CANCELLED"));
    const cancel = () => { tell("CANCELLED"); window.close(); };
    const card = el("div.card", {});
    const choose = () => card.replaceChildren(el("span.mark", {"aria-hidden": "true"}, "P"), el("h1", {}, "Connect a source"), el("p.muted", {}, "Choose where your data lives."),
      el("div.choices", {}, session.connectors.map((one) => el("button.plain", {type: "button", onclick: () => form(one)}, one.label))),
      el("div.row", {}, el("button.plain", {type: "button", id: "cancel", onclick: cancel}, "Cancel")));
    const form = (one) => {
      const inputs = one.fields.map((field) => [field.name, el("input", {type: field.type === "number" ? "number" : /key|password|secret/i.test(field.name) ? "password" : "text", required: field.required, name: field.name, autocomplete: "off"}), field.description]);
      const catalog = el("input", {type: "text", name: "catalog", value: one.type.toLowerCase(), required: session.createCatalog});
      const submit = async (event) => {
        event.preventDefault();
        const credential = Object.fromEntries(inputs.map(([name, input]) => [name, input.value]));
        const made = await ask("/connect", {type: one.type, credential, catalog: session.createCatalog ? catalog.value : null});
        if (made.error) { card.querySelector(".error-box")?.remove(); card.append(el("div.error-box", {role: "alert"}, made.error)); return; }
        tell("FINISHED");
        window.close();
        card.replaceChildren(el("span.mark", {"aria-hidden": "true"}, "P"), el("h1", {}, "Connected"), el("p.muted", {}, "You can close this window."));
      };
      card.replaceChildren(el("span.mark", {"aria-hidden": "true"}, "P"), el("h1", {}, `Connect ${one.label}`),
        el("p.muted", {}, one.oauth ? "You would now sign in there; LocalPeaka takes your word for it." : "LocalPeaka stores what you enter and calls nobody."),
        el("form", {onsubmit: submit}, inputs.map(([name, input, description]) => el("label.field", {}, el("span", {}, name), input, el("small.muted", {}, description))),
          session.createCatalog && el("label.field", {}, el("span", {}, "Catalog name"), catalog),
          el("div.row", {}, el("button.plain", {type: "button", id: "cancel", onclick: cancel}, "Cancel"), el("button.primary", {id: "connect"}, one.oauth ? "Sign in and connect" : "Connect"))));
    };
    app.replaceChildren(el("div.modal", {}, card));
    if (session.connectors.length === 1) form(session.connectors[0]);
    else choose();
  };

  if (session.mode === "CONNECTOR_MODAL_ONLY") connector();
  else studio();
})();
