/* Putting an answer together from parts that are kept. Include Python.h first. */

#ifndef TAJUK_PARTS_H
#define TAJUK_PARTS_H

#include <string.h>

enum { MOST_PARTS = 32 };

/* Bytes objects to be sent one after the other; each is kept until `let_go`. size: of all of them. */
typedef struct {
    PyObject *kept[MOST_PARTS];
    Py_ssize_t number, size;
} Parts;

/* Add bytes to an answer; takes over the reference. Returns 0, or -1 with an exception. */
static int add(Parts *parts, PyObject *bytes)
{
    if (bytes == NULL)
        return -1;
    if (!PyBytes_Check(bytes) || parts->number == MOST_PARTS) {
        Py_DECREF(bytes);
        PyErr_SetString(PyExc_TypeError, "an answer has at most 32 parts, each of them bytes");
        return -1;
    }
    parts->kept[parts->number++] = bytes;
    parts->size += PyBytes_Size(bytes);
    return 0;
}

static int add_body(Parts *parts, PyObject *body)
{
    int failed = body == NULL || !PyTuple_Check(body);
    if (body != NULL && failed)
        PyErr_SetString(PyExc_TypeError, "a body is a tuple of bytes");
    for (Py_ssize_t i = 0; !failed && i < PyTuple_Size(body); i++)
        failed = add(parts, Py_NewRef(PyTuple_GetItem(body, i))) < 0;
    Py_XDECREF(body);
    return failed ? -1 : 0;
}

/* Return all parts as one bytes object. */
static PyObject *joined(const Parts *parts)
{
    PyObject *all = PyBytes_FromStringAndSize(NULL, parts->size);
    if (all == NULL)
        return NULL;
    char *to = PyBytes_AsString(all);
    for (Py_ssize_t i = 0; i < parts->number; i++) {
        Py_ssize_t size = PyBytes_Size(parts->kept[i]);
        memcpy(to, PyBytes_AsString(parts->kept[i]), (size_t)size);
        to += size;
    }
    return all;
}

static void let_go(Parts *parts)
{
    while (parts->number > 0)
        Py_DECREF(parts->kept[--parts->number]);
}

#endif
