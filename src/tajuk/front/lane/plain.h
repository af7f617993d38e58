/* Which requests are plain, judged on their bytes: a strict part of what llhttp takes, and what a browser sends.
 *
 * There is no Python in here. Nothing is read outside of the bytes given, nothing is written but `found`, nothing is
 * allocated. Whatever is the least unusual is not plain: it is for plain.py and llhttp to judge.
 * Source: RFC 9112, sections 2 to 5; llhttp gives connection, proxy-connection, content-length, transfer-encoding and
 * upgrade a meaning, uvicorn gives one to expect.
 */

#ifndef TAJUK_PLAIN_H
#define TAJUK_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { LONGEST = 16 * 1024 }; /* bytes; as in plain.py */

/* A part of the request; `at` is NULL when it is not there. */
struct span {
    const char *at;
    size_t size;
};

/* What has to be known of a plain request.
 *
 * The target is any bytes but a space: it is looked up, and what is ready is ready under targets as asked.py spells
 * them, from requests that llhttp took.
 */
struct plain {
    bool is_head; /* HEAD, else GET */
    struct span target, host, encoding, condition;
};

/* Where reading has come to. */
struct cursor {
    const char *at, *end;
};

/* What names of headers are made of: letters, digits, hyphens. */
static const bool OF_NAME[256] = {
    ['-'] = true, ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true, ['5'] = true, ['6'] = true,
    ['7'] = true, ['8'] = true, ['9'] = true, ['A'] = true, ['B'] = true, ['C'] = true, ['D'] = true, ['E'] = true,
    ['F'] = true, ['G'] = true, ['H'] = true, ['I'] = true, ['J'] = true, ['K'] = true, ['L'] = true, ['M'] = true,
    ['N'] = true, ['O'] = true, ['P'] = true, ['Q'] = true, ['R'] = true, ['S'] = true, ['T'] = true, ['U'] = true,
    ['V'] = true, ['W'] = true, ['X'] = true, ['Y'] = true, ['Z'] = true, ['a'] = true, ['b'] = true, ['c'] = true,
    ['d'] = true, ['e'] = true, ['f'] = true, ['g'] = true, ['h'] = true, ['i'] = true, ['j'] = true, ['k'] = true,
    ['l'] = true, ['m'] = true, ['n'] = true, ['o'] = true, ['p'] = true, ['q'] = true, ['r'] = true, ['s'] = true,
    ['t'] = true, ['u'] = true, ['v'] = true, ['w'] = true, ['x'] = true, ['y'] = true, ['z'] = true,
};

/* Say whether all bytes are of ASCII's that can be seen, or spaces. Without a way out, so that it runs many at a time. */
static bool is_visible(struct span span)
{
    unsigned char odd = 0;
    for (size_t i = 0; i < span.size; i++)
        odd |= (unsigned char)(span.at[i] - ' ') > '~' - ' ';
    return !odd;
}

static char small(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter | 32) : letter;
}

/* Say whether a span begins with a word; `word` is in small letters. */
static bool begins(struct span span, const char *word, size_t size)
{
    if (span.size < size)
        return false;
    for (size_t i = 0; i < size; i++)
        if (small(span.at[i]) != word[i])
            return false;
    return true;
}

#define IS(span, word) ((span).size == sizeof(word) - 1 && begins((span), (word), sizeof(word) - 1))

/* Say whether a cookie may be a reader's pass: found by the rarest of its letters. */
static bool holds_pass(struct span cookie)
{
    static const char name[] = "tajuk_pass";
    enum { SIZE = sizeof name - 1, BEFORE = 5 }; /* of it, before the underscore */
    const char *end = cookie.at + cookie.size, *at = cookie.at;
    while ((at = memchr(at, '_', (size_t)(end - at))) != NULL) {
        if (at - cookie.at >= BEFORE && begins((struct span){at - BEFORE, (size_t)(end - at) + BEFORE}, name, SIZE))
            return true;
        at++;
    }
    return false;
}

/* Go past these very bytes. */
static bool takes(struct cursor *cursor, const char *bytes, size_t size)
{
    if ((size_t)(cursor->end - cursor->at) < size || memcmp(cursor->at, bytes, size) != 0)
        return false;
    cursor->at += size;
    return true;
}

#define TAKES(cursor, bytes) takes((cursor), (bytes), sizeof(bytes) - 1)

/* Keep a value that may stand in a request once. */
static bool only(struct span *kept, struct span value)
{
    if (kept->at != NULL)
        return false;
    *kept = value;
    return true;
}

/* Say whether a request with this header may be plain, and keep what has to be known of it. */
static bool knows(struct span name, struct span value, struct plain *found)
{
    switch (name.size) {
    case 4:
        return !IS(name, "host") || only(&found->host, value);
    case 6:
        return !IS(name, "expect") && !(IS(name, "cookie") && holds_pass(value));
    case 7:
        return !IS(name, "upgrade");
    case 10:
        return !IS(name, "connection") || IS(value, "keep-alive");
    case 13:
        return !IS(name, "if-none-match") || only(&found->condition, value);
    case 14:
        return !IS(name, "content-length");
    case 15:
        return !IS(name, "accept-encoding") || only(&found->encoding, value);
    case 16:
        return !IS(name, "proxy-connection");
    case 17:
        return !IS(name, "transfer-encoding");
    default:
        return true;
    }
}

static bool header(struct cursor *cursor, struct plain *found)
{
    const char *at = cursor->at, *end = cursor->end;
    struct span name = {at, 0}, value;
    while (at < end && OF_NAME[(unsigned char)*at])
        at++;
    name.size = (size_t)(at - name.at);
    if (name.size == 0 || at == end || *at != ':')
        return false;
    at++;
    while (at < end && *at == ' ')
        at++;
    value.at = at;
    cursor->at = memchr(at, '\r', (size_t)(end - at));
    if (cursor->at == NULL)
        return false;
    value.size = (size_t)(cursor->at - at);
    if (!TAKES(cursor, "\r\n") || !is_visible(value))
        return false;
    while (value.size > 0 && value.at[value.size - 1] == ' ')
        value.size--;
    return knows(name, value, found);
}

/* Say whether a condition is one strong validator by itself, or there is none. */
static bool is_simple(struct span tag)
{
    if (tag.at == NULL)
        return true;
    const char *last = tag.at + tag.size - 1;
    return tag.size >= 2 && *tag.at == '"' && memchr(tag.at + 1, '"', tag.size - 1) == last
           && memchr(tag.at, ',', tag.size) == NULL;
}

/* Say whether all of these bytes are one plain request, and what has to be known of it. */
static bool is_plain(const char *data, size_t size, struct plain *found)
{
    struct cursor cursor = {data, data + size};
    memset(found, 0, sizeof *found);
    if (size > LONGEST)
        return false;
    found->is_head = TAKES(&cursor, "HEAD ");
    if (!found->is_head && !TAKES(&cursor, "GET "))
        return false;
    found->target.at = cursor.at;
    cursor.at = memchr(cursor.at, ' ', (size_t)(cursor.end - cursor.at));
    if (cursor.at == NULL)
        return false;
    found->target.size = (size_t)(cursor.at - found->target.at);
    if (!TAKES(&cursor, " HTTP/1.1\r\n"))
        return false;
    while (cursor.end - cursor.at > 2)
        if (!header(&cursor, found))
            return false;
    return TAKES(&cursor, "\r\n") && found->host.at != NULL && is_simple(found->condition);
}

#endif
