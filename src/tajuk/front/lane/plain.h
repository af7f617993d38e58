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

/* What has to be known of a plain request. */
struct plain {
    bool is_head; /* HEAD, else GET */
    struct span target, host, encoding, condition;
};

/* Where reading has come to. */
struct cursor {
    const char *at, *end;
};

static bool is_between(char byte, char first, char last)
{
    return byte >= first && byte <= last;
}

static bool is_of_name(char byte)
{
    return is_between(byte, 'a', 'z') || is_between(byte, 'A', 'Z') || byte == '-' || is_between(byte, '0', '9');
}

static bool is_of_target(char byte)
{
    return is_between(byte, '!', '~') && byte != '#' && byte != '"' && byte != '<' && byte != '>' && byte != '\\';
}

static char small(char letter)
{
    return is_between(letter, 'A', 'Z') ? (char)(letter + ('a' - 'A')) : letter;
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

static bool holds(struct span span, const char *word, size_t size)
{
    for (; span.size >= size; span.at++, span.size--)
        if (small(span.at[0]) == word[0] && begins(span, word, size))
            return true;
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
        return !IS(name, "expect") && !(IS(name, "cookie") && holds(value, "tajuk_pass", 10));
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
    while (at < end && is_of_name(*at))
        at++;
    name.size = (size_t)(at - name.at);
    if (name.size == 0 || at == end || *at != ':')
        return false;
    at++;
    while (at < end && *at == ' ')
        at++;
    value.at = at;
    while (at < end && is_between(*at, ' ', '~'))
        at++;
    value.size = (size_t)(at - value.at);
    while (value.size > 0 && value.at[value.size - 1] == ' ')
        value.size--;
    cursor->at = at;
    return TAKES(cursor, "\r\n") && knows(name, value, found);
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
    while (cursor.at < cursor.end && is_of_target(*cursor.at))
        cursor.at++;
    found->target.size = (size_t)(cursor.at - found->target.at);
    if (!TAKES(&cursor, " HTTP/1.1\r\n"))
        return false;
    while (cursor.end - cursor.at > 2)
        if (!header(&cursor, found))
            return false;
    return TAKES(&cursor, "\r\n") && found->host.at != NULL && is_simple(found->condition);
}

#endif
