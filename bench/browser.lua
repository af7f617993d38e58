-- Requests as readers' browsers send them: about 660 bytes, no two neighbours with the same headers.
-- Arguments: a file of paths, one a line, by rank; the Zipf exponent the ranks are drawn by (0: all alike); a number
-- that says which draws: the same one draws the same.

local VISITORS = 4096

local phones = { "SM-A155F", "SM-A057F", "CPH2591", "V2310", "23106RN0DA", "RMX3834", "Infinix X6531" }
local languages = { "id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7", "id,en;q=0.8", "en-GB,en;q=0.9,id;q=0.8" }
local encodings = { "gzip, deflate, br, zstd", "gzip, deflate, br" }
local arrivals = { "https://www.google.com/", "https://m.facebook.com/", "https://t.co/", "https://news.example.id/" }

local function one_of(choices)
  return choices[math.random(#choices)]
end

-- The lines of a visitor's browser, without the request line.
local function visitor()
  local release = math.random(132, 148)
  local seen = math.random(1700000000, 1790000000)
  local lines = {
    "Host: " .. wrk.headers["Host"],
    string.format('sec-ch-ua: "Chromium";v="%d", "Google Chrome";v="%d"', release, release),
    "sec-ch-ua-mobile: ?1",
    'sec-ch-ua-platform: "Android"',
    "Upgrade-Insecure-Requests: 1",
    string.format(
      "User-Agent: Mozilla/5.0 (Linux; Android %d; %s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Mobile Safari/537.36",
      math.random(11, 16), one_of(phones), release),
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Mode: navigate",
    "Sec-Fetch-Dest: document",
    "Referer: " .. one_of(arrivals),
    "Accept-Encoding: " .. one_of(encodings),
    "Accept-Language: " .. one_of(languages),
    string.format("Cookie: _ga=GA1.1.%d.%d", math.random(100000000, 999999999), seen),
  }
  return table.concat(lines, "\r\n") .. "\r\n\r\n"
end

local function lines_of(name)
  local found = {}
  for line in io.lines(name) do found[#found + 1] = line end
  return found
end

-- By rank: how likely it is that this rank or one before it is drawn.
local function up_to(ranks, exponent)
  local sums, sum = {}, 0
  for rank = 1, ranks do
    sum = sum + rank ^ -exponent
    sums[rank] = sum
  end
  for rank = 1, ranks do sums[rank] = sums[rank] / sum end
  return sums
end

local function drawn(sums)
  local wanted, low, high = math.random(), 1, #sums
  while low < high do
    local middle = math.floor((low + high) / 2)
    if sums[middle] < wanted then low = middle + 1 else high = middle end
  end
  return low
end

local visitors, starts, sums, asked = {}, {}, nil, 0

function init(arguments)
  math.randomseed(tonumber(arguments[3]))
  for _, path in ipairs(lines_of(arguments[1])) do starts[#starts + 1] = "GET " .. path .. " HTTP/1.1\r\n" end
  sums = up_to(#starts, tonumber(arguments[2]))
  for number = 1, VISITORS do
    visitors[number] = visitor()
    if #starts == 1 then visitors[number] = starts[1] .. visitors[number] end
  end
end

function request()
  asked = asked % VISITORS + 1
  if #starts == 1 then return visitors[asked] end
  return starts[drawn(sums)] .. visitors[asked]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('found: {"requests": %d, "took_us": %d, "p50_us": %.0f, "p99_us": %.0f, "errors": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), failed))
end
