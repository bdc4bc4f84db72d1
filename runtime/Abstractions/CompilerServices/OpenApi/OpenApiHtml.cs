namespace Adapters.CompilerServices;

/// <summary>
/// The page that shows an OpenAPI document: its operations, its schemas, and a form for each operation that sends a request. It has no
/// resources of its own, and reads the document from <c>{document}</c>.
/// </summary>
internal static class OpenApiHtml
{
    public static ReadOnlySpan<byte> Page => """
        <!DOCTYPE html>
        <html lang="en" data-document="{document}" data-root="{root}">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>API</title>
        <style>
        :root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #0b62d6; }
        @media (prefers-color-scheme: dark) { :root { --accent: #7db4ff; } }
        * { box-sizing: border-box; }
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
        h1 { margin: .5rem 0 0; } h2 { margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); } h4 { margin: 1rem 0 .25rem; }
        code, pre, textarea { font: 13px/1.5 ui-monospace, monospace; }
        pre { background: var(--soft); padding: .6rem; overflow: auto; max-height: 30rem; border-radius: 4px; margin: .25rem 0; }
        details { border: 1px solid var(--line); border-radius: 4px; margin: .4rem 0; }
        summary { padding: .4rem .6rem; cursor: pointer; overflow-wrap: anywhere; }
        details > div { padding: 0 .8rem .8rem; }
        table { border-collapse: collapse; width: 100%; } td { border-top: 1px solid var(--line); padding: .35rem .4rem; vertical-align: top; }
        td:first-child { white-space: nowrap; }
        input, select, textarea { width: 100%; padding: .3rem; border: 1px solid var(--line); border-radius: 3px; background: Field; color: FieldText; }
        button { padding: .35rem 1rem; margin: .6rem 0; cursor: pointer; }
        .verb { display: inline-block; min-width: 4.2rem; font-weight: 700; color: var(--accent); }
        .soft { opacity: .7; } .old { text-decoration: line-through; } .must::after { content: " *"; color: #d33; } a { color: var(--accent); }
        </style>
        <body>
        <main id="page">Reading the document&hellip;</main>
        <script>
        "use strict";
        const home = document.documentElement.dataset;
        let api;

        function make(tag, attributes, ...content) {
          const node = document.createElement(tag);
          for (const [name, value] of Object.entries(attributes ?? {}))
            if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
          node.append(...content.filter(c => c !== undefined && c !== null && c !== ""));
          return node;
        }

        function resolve(value) {
          for (let i = 0; value && value.$ref && i < 50; i++) {
            const { $ref, ...beside } = value;
            const target = $ref.slice(2).split("/").reduce((at, key) => at?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], api);
            value = { ...target, ...beside };
          }
          return value ?? {};
        }

        function nameOf(schema) {
          if (!schema) return "";
          if (schema.$ref) return schema.$ref.split("/").pop();
          const any = schema.oneOf ?? schema.anyOf;
          if (any) return any.map(nameOf).join(" | ");
          if (schema.const !== undefined) return JSON.stringify(schema.const);
          if (schema.enum) return schema.enum.map(v => JSON.stringify(v)).join(" | ");
          const types = [].concat(schema.type ?? "any").map(t => t === "array" ? `${nameOf(schema.items)}[]`
            : t === "object" && schema.additionalProperties ? `{ [name]: ${nameOf(schema.additionalProperties)} }` : t);
          return types.join(" | ") + (schema.format ? ` (${schema.format})` : "");
        }

        const limits = ["minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems",
          "pattern", "default"];

        function limitsOf(schema) {
          return limits.filter(l => schema?.[l] !== undefined).map(l => `${l}: ${JSON.stringify(schema[l])}`).join(", ");
        }

        function sample(schema, depth = 0) {
          const own = resolve(schema);
          if (own.default !== undefined) return own.default;
          if (own.const !== undefined) return own.const;
          if (own.enum) return own.enum[0];
          const any = own.oneOf ?? own.anyOf;
          if (any) return sample(any.find(s => s.type !== "null"), depth + 1);
          const type = [].concat(own.type ?? "")[0];
          if (type === "array") return depth > 4 ? [] : [sample(own.items, depth + 1)];
          if (type === "object" && depth < 5)
            return Object.fromEntries(Object.entries(own.properties ?? {}).filter(([, p]) => !p.readOnly).map(([n, p]) => [n, sample(p, depth + 1)]));
          if (type === "integer" || type === "number") return own.minimum ?? 0;
          if (type === "boolean") return false;
          if (type === "object") return {};
          const texts = { "date-time": "2026-01-02T03:04:05Z", date: "2026-01-02", uuid: "00000000-0000-0000-0000-000000000000", email: "a@example.com" };
          return type === "string" ? texts[own.format] ?? "" : null;
        }

        function members(schema) {
          const own = resolve(schema);
          if (!own.properties) return make("p", {}, make("code", {}, nameOf(own)), limitsOf(own) && ` ${limitsOf(own)}`);
          return make("table", {}, ...Object.entries(own.properties).map(([name, member]) => make("tr", {},
            make("td", { class: own.required?.includes(name) ? "must" : undefined }, make("code", { class: member.deprecated && "old" }, name)),
            make("td", {}, make("code", {}, nameOf(member)), make("div", { class: "soft" }, limitsOf(member)), member.description))));
        }

        function field(schema, name) {
          const own = resolve(schema), items = resolve(own.items);
          const options = own.enum ?? (own.type === "boolean" ? ["true", "false"] : undefined);
          if (options) return make("select", { name }, make("option", { value: "" }, ""), ...options.map(o => make("option", {}, String(o))));
          if (own.format === "binary" || items.format === "binary") return make("input", { name, type: "file", multiple: own.type === "array" });
          const hint = own.type === "array" ? "one on each line" : nameOf(own);
          const value = own.default === undefined ? "" : String(own.default);
          return own.type === "array" ? make("textarea", { name, rows: 2, placeholder: hint }) : make("input", { name, placeholder: hint, value });
        }

        function row(parameter, prefix) {
          return make("tr", {}, make("td", { class: parameter.required ? "must" : undefined },
            make("code", { class: parameter.deprecated && "old" }, parameter.name), make("div", { class: "soft" }, parameter.in)),
            make("td", {}, field(parameter.schema, `${prefix}${parameter.name}`), make("div", { class: "soft" }, limitsOf(parameter.schema)),
              parameter.description));
        }

        function bodyOf(operation) {
          const body = resolve(operation.requestBody), types = Object.keys(body.content ?? {});
          if (types.length === 0) return [];
          const type = types[0], schema = body.content[type].schema, own = resolve(schema);
          const head = make("h4", { class: body.required ? "must" : undefined }, `Body: ${types.join(" or ")}`);
          if (type.includes("form")) return [head, make("table", {}, ...Object.entries(own.properties ?? {}).map(([name, member]) => row(
            { name, in: "form", schema: member, required: own.required?.includes(name), description: member.description }, "form:")))];
          if (own.format === "binary") return [head, make("input", { name: "body", type: "file" })];
          const text = type.includes("json") ? JSON.stringify(sample(schema), null, 2) : "";
          return [head, members(schema), make("textarea", { name: "body", rows: Math.min(16, text.split("\n").length + 1) }, text)];
        }

        function requestOf(form, verb, path, operation) {
          const parameters = (operation.parameters ?? []).map(resolve), query = new URLSearchParams(), headers = new Headers();
          const valuesOf = name => { const f = form.elements[name]; return f?.tagName === "TEXTAREA" ? f.value.split("\n").filter(v => v) : f?.value ? [f.value] : []; };
          for (const p of parameters) {
            const values = valuesOf(`${p.in}:${p.name}`);
            if (p.in === "path") path = path.replace(`{${p.name}}`, (values[0] ?? "").split("/").map(encodeURIComponent).join("/"));
            if (p.in === "query") values.forEach(v => query.append(p.name, v));
            if (p.in === "header" && values.length) headers.set(p.name, values.join(", "));
            if (p.in === "cookie" && values.length) document.cookie = `${p.name}=${encodeURIComponent(values[0])}; path=/`;
          }
          const token = form.elements["auth"]?.value;
          if (token) headers.set("authorization", token);
          const content = resolve(operation.requestBody).content ?? {}, type = Object.keys(content)[0];
          let body;
          if (type?.includes("form")) {
            body = new FormData();
            for (const name of Object.keys(resolve(content[type].schema).properties ?? {})) {
              const f = form.elements[`form:${name}`];
              if (f?.type === "file") [...f.files].forEach(file => body.append(name, file));
              else valuesOf(`form:${name}`).forEach(v => body.append(name, v));
            }
            if (type.includes("urlencoded")) body = new URLSearchParams(body);
          } else if (type) {
            const f = form.elements.body;
            body = f.type === "file" ? f.files[0] : f.value;
            headers.set("content-type", type);
          }
          const base = api.servers?.[0]?.url ?? home.root, url = new URL(base.replace(/\/$/, "") + path, location.href);
          url.search = query;
          return new Request(url, { method: verb.toUpperCase(), headers, body });
        }

        async function attempt(event, verb, path, operation) {
          event.preventDefault();
          const out = event.target.querySelector("output");
          out.replaceChildren("Waiting\u2026");
          try {
            const request = requestOf(event.target, verb, path, operation), response = await fetch(request);
            const type = response.headers.get("content-type") ?? "", text = /json|text|xml/.test(type) ? await response.text() : undefined;
            let shown = text ?? `${(await response.blob()).size} bytes of ${type}`;
            if (type.includes("json") && !type.includes("ndjson")) try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { }
            out.replaceChildren(make("p", {}, make("b", {}, `${response.status} ${response.statusText}`), ` ${request.method} ${request.url}`),
              make("pre", {}, [...response.headers].map(([n, v]) => `${n}: ${v}`).join("\n")), make("pre", {}, shown));
          } catch (error) { out.replaceChildren(make("pre", {}, String(error))); }
        }

        function responses(operation) {
          return make("table", {}, ...Object.entries(operation.responses).map(([status, given]) => {
            const response = resolve(given);
            return make("tr", {}, make("td", {}, make("code", {}, status)), make("td", {}, response.description,
              ...Object.entries(response.content ?? {}).map(([type, { schema }]) => make("div", {}, make("code", {}, `${type} ${nameOf(schema)}`)))));
          }));
        }

        function operationOf(path, verb, operation) {
          const parameters = (operation.parameters ?? []).map(resolve);
          const form = make("form", {}, parameters.length ? make("table", {}, ...parameters.map(p => row(p, `${p.in}:`))) : "", ...bodyOf(operation),
            operation.security ? make("p", {}, "Authorization ", make("input", { name: "auth", placeholder: "Bearer \u2026" })) : "",
            make("button", {}, "Try it"), make("output", {}));
          form.addEventListener("submit", event => attempt(event, verb, path, operation));
          return make("details", { id: operation.operationId }, make("summary", {}, make("span", { class: "verb" }, verb.toUpperCase()),
            make("code", { class: operation.deprecated && "old" }, path), operation.summary ? ` \u2014 ${operation.summary}` : ""),
            make("div", {}, operation.description ? make("p", {}, operation.description) : "", form, make("h4", {}, "Responses"), responses(operation)));
        }

        function show() {
          document.title = api.info.title;
          const tags = new Map((api.tags ?? []).map(t => [t.name, { ...t, operations: [] }]));
          for (const [path, item] of Object.entries(api.paths))
            for (const [verb, operation] of Object.entries(item)) {
              const tag = operation.tags?.[0] ?? "";
              if (!tags.has(tag)) tags.set(tag, { name: tag, operations: [] });
              tags.get(tag).operations.push(operationOf(path, verb, operation));
            }
          const schemas = Object.entries(api.components?.schemas ?? {}).map(([name, schema]) => make("details", {},
            make("summary", {}, make("code", {}, name), schema.description ? ` \u2014 ${schema.description}` : ""), make("div", {}, members(schema))));
          document.getElementById("page").replaceChildren(make("h1", {}, api.info.title),
            make("p", { class: "soft" }, `Version ${api.info.version} \u00b7 `, make("a", { href: home.document }, home.document)),
            api.info.description ? make("p", {}, api.info.description) : "",
            ...[...tags.values()].flatMap(t => [make("h2", {}, t.name), t.description ? make("p", {}, t.description) : "", ...t.operations]),
            make("h2", {}, "Schemas"), ...schemas);
          const target = document.getElementById(location.hash.slice(1));
          if (target) target.open = true;
        }

        fetch(home.document).then(r => r.ok ? r.json() : Promise.reject(`${r.status} ${r.statusText}`)).then(d => { api = d; show(); })
          .catch(error => document.getElementById("page").replaceChildren(`The document cannot be read: ${error}`));
        </script>
        </html>
        """u8;
}
