namespace WorkflowStatus.Simulator;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    public const string Text = """
        The workflow services Storyteller, Oumla, 8x8, Aster and GloriaMundo on loopback.

        Usage: dotnet WorkflowStatus.Simulator.dll [options]

          --port N          port on 127.0.0.1 (default 0: any free one)
          --latency MS      wait before every answer
          --key K           accepted API key or bearer token (default sim-key)
          --second-origin   listen on a second port as well
          --no-recording    keep no requests (for benchmarks)
          --https           serve https with a new self-signed certificate
          --http2           offer HTTP/2 over https
          --chaos PERCENT   so many of all answers are faults of mixed kinds, by chance
          --chaos-seed N    another chance (default 1)
          --help            this text

        Prints one line, {"baseUri":"http://127.0.0.1:12345","secondOrigin":null}, and ends when its
        standard input closes or on SIGINT or SIGTERM.

        Routes, under any prefix:
          /api/{id}/status                              Storyteller   x-storyteller-api-key
          /api/v1/temporal/workflows/{id}/status        Oumla         x-api-key
          /api/v1/workflows/{id}/status                 Oumla, later  x-api-key
          /api/v1/accounts/{a}/definitions/{d}/workflows/{id}[?includeLogs=true]   8x8  Bearer
          /api/v1/accounts/{a}/definitions/{d}/workflows/{id}/errors               8x8  Bearer
          /api/v1/workflows/{id}/state                  Aster         Bearer, X-Tenant-ID
          /api/v1/runs/{id}/status                      GloriaMundo   Bearer

        The first word of an unscripted id decides:
          success failure running queued suspended terminated canceled timedout
          compensating compensated compensationfailed     that state, at once and for good
          slow slowfailure    queued, running five times, then the end
          late                404 twice, running, success
          flaky               reset, 503, running, reset in the body, success
          notfound 404, unauthorized 401, forbidden 403, rejected 400, error 500,
          unavailable 503 and ratelimited 429 with Retry-After: 1
          empty               [] from Storyteller, 404 elsewhere
          lasts-S             running until S seconds (12.5, say) after its first request, then success;
                              lasts-12.5-failure-one ends as failure does
          many                two runs from Storyteller
          anything else       running twice, then success

        Control, without a key:
          POST   /_sim/script     {"provider":"8x8","id":"r1","resource":"status","plays":[…]}
                                  or {"path":"/any/path","plays":[…]}; id "*" is every id
          DELETE /_sim/script     forget scripts and the progress of runs
          GET    /_sim/requests   the recorded requests; DELETE forgets them and the counts
          GET    /_sim/stats      {"inFlight":0,"maxInFlight":0,"total":0}

        A play (all members optional; each is answered once, the last repeats):
          {"status":200, "state":"running", "body":…, "contentType":"application/json", "headers":{},
           "delayMs":0, "afterMs":0, "times":1,
           "fault":{"kind":"resetMidBody", "bytes":0, "durationMs":0, "intervalMs":0}}
          state     queued, running, suspended, succeeded, failed, … or the service's own word
          body      a string is sent as it is, other JSON as its text
          afterMs   makes the script follow the time since the run's first request
          kind      resetBeforeHeaders resetMidHeaders resetMidBody truncatedLength
                    truncatedChunks truncatedClose
                    stallBeforeHeaders stallMidBody slowBody html wrongContentType byteOrderMark
                    emptyBody gzip brotli gzipBomb brotliBomb hugeBody
        """;
}
