// Calls the routes of samples/Catalog with the types of its document: what they say is checked by the compiler, and here by the answers.
import createClient from "openapi-fetch";
import type { components, paths } from "./catalog.js";

declare const process: { argv: string[]; exitCode: number };

type Product = components["schemas"]["Product"];

const base = process.argv[2] ?? "http://127.0.0.1:8000";
const client = createClient<paths>({ baseUrl: base });
let calls = 0;

function expect<T>(name: string, actual: T, expected: T) {
  calls++;
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) {
    console.error(`${name}: ${a} is not ${e}`);
    process.exitCode = 1;
  }
}

function priceOf(product: Product): number {
  return product.price.type === "fixed" ? product.price.amount : product.price.amountPerKilo;
}

const added = await client.POST("/products", {
  body: { name: "Sencha", kind: "Tea", price: { type: "weight", amountPerKilo: 80 }, tags: ["green"] },
});
expect("add", [added.response.status, added.data?.name, added.response.headers.get("location")], [201, "Sencha", `/products/${added.data?.id}`]);
const id = added.data!.id;

const list = await client.GET("/products", { params: { query: { number: 1, size: 50, kind: "Tea", tags: ["green"] } } });
expect("list", list.data?.items.map(p => p.name), ["Sencha"]);

const found = await client.GET("/products/{id}", { params: { path: { id } } });
expect("find", found.data === undefined ? 0 : priceOf(found.data), 80);

const missing = await client.GET("/products/{id}", { params: { path: { id: 999 } } });
expect("problem", [missing.error?.status, missing.error?.detail], [404, "There is no product 999."]);

const changed = await client.PATCH("/products/{id}", { params: { path: { id } }, body: { note: "From Uji." } });
expect("change", [changed.data?.name, changed.data?.note], ["Sencha", "From Uji."]);

const counts = await client.GET("/products/counts");
expect("count", counts.data?.["Cup"], 1);

const price = await client.GET("/products/names/{name}", { params: { path: { name: "Mug" } }, parseAs: "text" });
expect("text", price.data?.includes("9.5"), true);

const lines = await client.GET("/products/lines", { parseAs: "text" });
expect("lines", lines.data?.trim().split("\n").length, 3);

const first = await client.GET("/products/first/{kind}/{count}", { params: { path: { kind: "Cup", count: 1 } }, parseAs: "text" });
expect("first", first.data, "Mug");

const upload = await client.POST("/pictures/{id}", {
  params: { path: { id } },
  body: { picture: "", caption: "a cup" },
  bodySerializer: body => {
    const form = new FormData();
    form.set("picture", new Blob([new Uint8Array([1, 2, 3])]), "cup.png");
    form.set("caption", body.caption ?? "");
    return form;
  },
  parseAs: "text",
});
expect("upload", upload.data, "3 bytes of a cup");

const picture = await client.GET("/pictures/{id}", { params: { path: { id } }, parseAs: "arrayBuffer" });
expect("download", picture.data?.byteLength, 3);

const refused = await client.DELETE("/products/{id}", { params: { path: { id } } });
expect("refused", refused.response.status, 401);

const removed = await client.DELETE("/products/{id}", { params: { path: { id } }, headers: { authorization: "Bearer secret" } });
expect("removed", removed.response.status, 204);

console.log(`${calls} answers compared`);
