-- Row H5: 16 requests at a time on each connection.
local batch
request = function()
  batch = batch or wrk.format("GET", "/"):rep(16)
  return batch
end
