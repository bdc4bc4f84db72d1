-- Row H5: 16 requests at a time on each connection.
init = function(args)
  wrk.init(args)
  local one = wrk.format("GET", "/")
  local all = {}
  for i = 1, 16 do all[i] = one end
  batch = table.concat(all)
end
request = function() return batch end
