-- Row H3: all 200 routes in turn, with a route value and a query value.
local paths = {}
for noun in io.lines("tests/Benchmarks/routes.txt") do
  paths[#paths + 1] = wrk.format("GET", "/api/" .. noun .. "/" .. #paths .. "?page=2")
end
local i = 0
request = function()
  i = i % #paths + 1
  return paths[i]
end
