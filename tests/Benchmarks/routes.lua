-- Row H3: all 200 routes in turn, with a route value and a query value.
local requests = {}
local i = 0

local function fill()
  for noun in io.lines("tests/Benchmarks/routes.txt") do
    requests[#requests + 1] = wrk.format("GET", "/api/" .. noun .. "/" .. #requests .. "?page=2")
  end
end

request = function()
  if #requests == 0 then fill() end
  i = i % #requests + 1
  return requests[i]
end
