// The peer: node's http module, one process. usage: node node.js PORT
const http = require('http');
const fs = require('fs');
const nouns = new Set(fs.readFileSync(__dirname + '/../routes.txt', 'utf8').trim().split('\n'));
const text = { 'Server': 'node', 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': 13 };

function api(url, response) {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const [, , noun, id] = path.split('/');
  const page = mark < 0 ? 1 : Number(new URLSearchParams(url.slice(mark + 1)).get('page') ?? 1);
  if (!nouns.has(noun) || !Number.isInteger(Number(id)) || Number.isNaN(page)) return response.writeHead(404).end();
  response.writeHead(200, text).end('Hello, World!');
}

http.createServer((request, response) => {
  if (request.url === '/') return response.writeHead(200, text).end('Hello, World!');
  if (request.url === '/json') {
    const body = JSON.stringify({ id: 42, name: 'adapters', isActive: true, score: 12.5, total: 7000000000, day: '2026-01-02', tags: ['a', 'b', 'c'], text: 'a report of eight fields' });
    return response.writeHead(200, { 'Server': 'node', 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body);
  }
  if (request.url.startsWith('/api/')) return api(request.url, response);
  response.writeHead(404).end();
}).listen(Number(process.argv[2]), '127.0.0.1');
