# Varnish in front of Tajuk. Printed by `tajuk edge vcl`; decision 0041 says why it is as it is.
# Varnish 6.6 or newer; xkey and var come with the package varnish-modules.
vcl 4.1;

import std;
import var;
import xkey;

backend fronts {
    .host = "@HOST@";
    .port = "@PORT@";
    .connect_timeout = 1s;
    .first_byte_timeout = 15s;
    .between_bytes_timeout = 15s;
}

acl purgers {
@PURGERS@
}

sub vcl_recv {
    if (req.restarts == 0) {
        unset req.http.X-Edge-Coding;
        unset req.http.X-Edge-Looked;
        unset req.http.X-Edge-Stale;
    }

    # Told by the clerk. A request that came through a proxy bears the addresses of both, and is not the clerk's.
    if (req.method == "PURGE") {
        if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(403, "Not from here"));
        }
        if (!req.http.Surrogate-Key || req.http.Edition-Seq !~ "^\w+\.\d+$") {
            return (synth(400, "Surrogate-Key and Edition-Seq"));
        }
        var.global_set("told", req.http.Edition-Seq);  # first: what is fetched from now on must not be older
        if (req.http.Surrogate-Key == "*") {
            ban("obj.status != 0");
            return (synth(200, "Purged all"));
        }
        return (synth(200, "Purged " + xkey.purge(req.http.Surrogate-Key)));
    }

    if (req.method !~ "^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$") {
        return (synth(405, "Method not allowed"));
    }
    if (req.method == "GET" && req.url ~ "^/([a-z][a-z]/)?live(\?|$)") {
        return (pipe);  # a stream without end: handed through, nothing held back
    }
    if (req.url ~ "^/([a-z][a-z]/)?(account|in|live)(/|\?|$)") {
        return (pass);
    }
    if (req.http.Cookie ~ "(^|;) *tajuk_pass=") {
        return (pass);  # what a reader with a pass gets is theirs alone
    }
    unset req.http.Cookie;  # no other cookie changes a page

    # Pages come plain or as gzip, which Varnish sees to by itself; our own texts under /static/ also as Brotli.
    if (req.url ~ "^/static/" && req.http.Accept-Encoding ~ "(?i)(^|,) *br *(,|$|; *q=(1|0?\.0*[1-9]))") {
        set req.http.X-Edge-Coding = "br";
    }
    if (req.http.X-Edge-Stale) {
        set req.grace = 100d;  # the fronts failed: all that we hold is good enough
    }
    if (req.method == "GET" || req.method == "HEAD") {
        set req.http.X-Edge-Looked = "yes";
    }
}

sub vcl_hash {
    if (req.http.X-Edge-Coding) {
        hash_data(req.http.X-Edge-Coding);
    }
}

# An object's grace is stale-while-revalidate and stale-if-error together. While the fronts answer, only the first counts.
sub vcl_hit {
    if (!req.http.X-Edge-Stale && obj.ttl + std.duration(obj.http.X-Edge-While + "s", 0s) <= 0s && req.restarts == 0) {
        set req.grace = 0s;
        return (restart);
    }
}

sub vcl_backend_fetch {
    if (bereq.http.X-Edge-Coding) {
        set bereq.http.Accept-Encoding = bereq.http.X-Edge-Coding;
    }
    unset bereq.http.X-Edge-Coding;
    unset bereq.http.X-Edge-Looked;
}

sub vcl_backend_response {
    if (bereq.uncacheable) {
        return (deliver);
    }
    if (beresp.status >= 500) {
        if (bereq.is_bgfetch || !bereq.http.X-Edge-Stale) {
            return (abandon);  # a fault that is delivered would drive out the page we may still hold
        }
        call not_kept;
    }

    # An answer made before what we were told of last, on its way while we were told: passed on, not kept.
    set beresp.http.X-Edge-Told = var.global_get("told");
    if (beresp.http.Edition-Seq && beresp.http.X-Edge-Told ~ "\." && (
        regsub(beresp.http.Edition-Seq, "\..*", "") != regsub(beresp.http.X-Edge-Told, "\..*", "") ||
        std.integer(regsub(beresp.http.Edition-Seq, ".*\.", ""), 0) <
        std.integer(regsub(beresp.http.X-Edge-Told, ".*\.", ""), 0))) {
        call not_kept;
    }
    unset beresp.http.X-Edge-Told;

    set beresp.http.xkey = beresp.http.Surrogate-Key;
    set beresp.http.X-Edge-While = "0";
    if (beresp.http.Cache-Control ~ "stale-while-revalidate=\d+") {
        set beresp.http.X-Edge-While = regsub(beresp.http.Cache-Control, ".*stale-while-revalidate=(\d+).*", "\1");
    }
    set beresp.grace = std.duration(beresp.http.X-Edge-While + "s", 0s);
    if (beresp.http.Cache-Control ~ "stale-if-error=\d+") {
        set beresp.grace += std.duration(
            regsub(beresp.http.Cache-Control, ".*stale-if-error=(\d+).*", "\1") + "s", 0s);
    }
}

sub not_kept {
    unset beresp.http.X-Edge-Told;
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    return (deliver);
}

sub vcl_backend_error {
    if (bereq.is_bgfetch || (!bereq.uncacheable && !bereq.http.X-Edge-Stale)) {
        return (abandon);
    }
    set beresp.http.Content-Type = "text/plain; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "5";
    set beresp.body = "We will be back in a moment. / Kami segera kembali." + {"
"};
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.xkey;
    unset resp.http.X-Edge-While;
}

sub vcl_synth {
    if (resp.status == 503 && req.http.X-Edge-Looked && !req.http.X-Edge-Stale) {
        set req.http.X-Edge-Stale = "yes";  # a fetch was given up: once more, and content with anything
        return (restart);
    }
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    set resp.body = resp.reason + {"
"};
    return (deliver);
}
