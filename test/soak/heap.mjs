// Preloaded into the server under test: reports the heap in use after a full collection, whenever it is asked.
process.on('message', () => {
  globalThis.gc()
  const { heapUsed, rss, arrayBuffers } = process.memoryUsage()
  process.send({ heapUsed, rss, arrayBuffers, cpu: process.cpuUsage() })
})
process.channel?.unref()
