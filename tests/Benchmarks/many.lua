-- Row H4: some of the routes in turn, each with a route value and a query value. Their number follows "--" on the command line of wrk.
local requests = {}
local i = 0

function init(args)
  for path in io.lines("artifacts/benchmarks/routes.txt") do
    if #requests < tonumber(args[1]) then
      requests[#requests + 1] = wrk.format("GET", path .. "/5?page=2")
    end
  end
end

request = function()
  i = i % #requests + 1
  return requests[i]
end
