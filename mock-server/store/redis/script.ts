import { createHash } from 'node:crypto'

/** A script that runs in Redis. Redis knows it by its SHA-1 after its first run. */
export interface Script {
  readonly text: string
  readonly sha1: string
}

function scriptOf(text: string): Script {
  return { text, sha1: createHash('sha1').update(text).digest('hex') }
}

/**
 * Appends changes of sandboxes, each only if nobody has changed that sandbox in the meantime. Redis runs a script as a
 * whole, so no change of another process comes in between.
 *
 * KEYS: the log (a stream), the place of the last change of each sandbox, the whole states, the histories of deleted
 * sandboxes (a stream), what deleted sandboxes have counted, the owner of each credential, the credentials of each
 * sandbox, the claim of the store.
 * ARGV: the id of the writer, how many histories are kept, the channel on which a new place in the log is announced,
 * then six for each change: kind, sandbox, the place of the
 * change before it (empty: the sandbox does not exist), value, for `removed` the counts, and the credentials that the
 * sandbox claims. The last two are JSON or empty.
 * `kept` stores the whole state as it is, and does not count as a change of the sandbox.
 * Returns for each change its place in the log. It is empty if another change came first, and begins with `!` if
 * another sandbox has one of the credentials: then that sandbox and the credential follow.
 */
export const append = scriptOf(`
local log, last, whole, history, counts, owners, owned = unpack(KEYS)
local function ownedBy(sandbox)
  local text = redis.call('HGET', owned, sandbox)
  return text and cjson.decode(text) or {}
end
local function takenBy(sandbox, wanted)
  for _, credential in ipairs(wanted) do
    local owner = redis.call('HGET', owners, credential)
    if owner and owner ~= sandbox then return '!' .. owner .. ' ' .. credential end
  end
end
local function claim(sandbox, wanted)
  local all = ownedBy(sandbox)
  for _, credential in ipairs(wanted) do
    if redis.call('HSET', owners, credential, sandbox) == 1 then all[#all + 1] = credential end
  end
  redis.call('HSET', owned, sandbox, cjson.encode(all))
end
local function remove(sandbox, value, counted)
  for _, credential in ipairs(ownedBy(sandbox)) do redis.call('HDEL', owners, credential) end
  for _, key in ipairs({last, whole, owned}) do redis.call('HDEL', key, sandbox) end
  redis.call('XADD', history, 'MAXLEN', ARGV[2], '*', 'v', value)
  for _, each in ipairs(cjson.decode(counted)) do redis.call('HINCRBY', counts, each[1], each[2]) end
end
local places = {}
local isNew = false
for at = 4, #ARGV, 6 do
  local kind, sandbox, before, value, counted = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4]
  local wanted = ARGV[at + 5] ~= '' and cjson.decode(ARGV[at + 5]) or {}
  local place = takenBy(sandbox, wanted)
  if place then
  elseif (redis.call('HGET', last, sandbox) or '') ~= before then
    place = ''
  elseif kind == 'kept' then
    redis.call('HSET', whole, sandbox, before .. ' ' .. value)
    place = before
  else
    local logged = kind == 'entry' and value or ''
    isNew = true
    place = redis.call('XADD', log, '*', 'w', ARGV[1], 'k', kind, 's', sandbox, 'b', before, 'v', logged)
    if kind == 'removed' then
      remove(sandbox, value, counted)
    else
      redis.call('HSET', last, sandbox, place)
      if kind == 'whole' then redis.call('HSET', whole, sandbox, place .. ' ' .. value) end
      if #wanted > 0 then claim(sandbox, wanted) end
    end
  end
  places[#places + 1] = place
end
if isNew then redis.call('PUBLISH', ARGV[3], ARGV[1]) end
return places
`)

/**
 * Removes the part of the log that every whole state includes. Sandboxes that have changed since their whole state was
 * stored keep the part after it.
 *
 * KEYS: as above. ARGV: none. Returns the number of entries that are left.
 */
export const trim = scriptOf(`
local function less(one, other)
  local a, b = string.match(one, '(%d+)-(%d+)')
  local c, d = string.match(other, '(%d+)-(%d+)')
  if a ~= c then return tonumber(a) < tonumber(c) end
  return tonumber(b) < tonumber(d)
end
local oldest = nil
local last = redis.call('HGETALL', KEYS[2])
for at = 1, #last, 2 do
  local whole = redis.call('HGET', KEYS[3], last[at])
  local place = whole and string.match(whole, '^(%S+) ')
  if place and place ~= last[at + 1] and (oldest == nil or less(place, oldest)) then oldest = place end
end
if oldest then redis.call('XTRIM', KEYS[1], 'MINID', oldest)
else redis.call('XTRIM', KEYS[1], 'MAXLEN', 1) end
return redis.call('XLEN', KEYS[1])
`)

/**
 * Reads at one moment everything from which a process can begin.
 *
 * KEYS: as above. ARGV: none. Returns the claim, the places of the oldest and the newest change, and as lists of names
 * and values the last places, the whole states and the counts.
 */
export const survey = scriptOf(`
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
return {
  redis.call('GET', KEYS[8]) or '', first and first[1] or '', newest and newest[1] or '',
  redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3]), redis.call('HGETALL', KEYS[5]),
}
`)
