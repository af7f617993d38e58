/* Answers to plain requests that are ready, given without a call into Python.
 *
 * Lane (lane.py) can do all of this without, and more. What is here only reads what the lane has prepared: wherever
 * anything is not plain (plain.h) or not ready it returns None, and the lane answers itself. So the two agree as long
 * as this one's answers are the lane's, which tests hold it to, byte for byte.
 */

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030b0000
#include <Python.h>

#include "parts.h"
#include "plain.h"

enum name { BODY, CODING, COMPOSED, FRAME, LINES, MORE, OF, READY, TAG, USES, NAMES };

static const char *const WORDS[NAMES] = {"body", "coding", "composed", "frame", "lines",
                                         "more", "of",     "ready",    "tag",   "uses"};

enum { MOST_USES = 3 }; /* as in cache.py */

typedef struct {
    PyObject_HEAD
    PyObject *ready_for;    /* dict: target -> Held */
    PyObject *codings;      /* dict: Accept-Encoding as it comes -> frozenset of codings */
    PyObject *hosts;        /* set: Host as it comes, when it is one of ours; None: any is */
    PyObject *by_default;   /* the headers that `ok` and `not_modified` begin with, as the server has them */
    PyObject *ok;           /* bytes: how a 200 begins */
    PyObject *not_modified; /* bytes: how a 304 begins */
    PyObject *names[NAMES];
    unsigned long long count;
} Hits;

static PyObject *get(Hits *self, PyObject *object, enum name name)
{
    return PyObject_GetAttr(object, self->names[name]);
}

/* Return 1 when what a dict has under a part of the request is found, 0 when nothing is, -1 with an exception. */
static int find(PyObject *dict, struct span span, PyObject **found)
{
    PyObject *key = PyBytes_FromStringAndSize(span.at, (Py_ssize_t)span.size);
    if (key == NULL)
        return -1;
    *found = Py_XNewRef(PyDict_GetItemWithError(dict, key));
    Py_DECREF(key);
    return *found != NULL ? 1 : PyErr_Occurred() ? -1 : 0;
}

static int is_ours(Hits *self, struct span host)
{
    if (self->hosts == Py_None)
        return 1;
    PyObject *key = PyBytes_FromStringAndSize(host.at, (Py_ssize_t)host.size);
    if (key == NULL)
        return -1;
    int known = PySet_Contains(self->hosts, key);
    Py_DECREF(key);
    return known;
}

/* Say whether the asker takes an answer as it is packed; -1 with an exception. */
static int is_taken(Hits *self, PyObject *held, struct span encoding)
{
    PyObject *coding = get(self, held, CODING), *codings = NULL;
    if (coding == NULL)
        return -1;
    int taken = !PyUnicode_Check(coding) || PyUnicode_GetLength(coding) == 0;
    if (!taken && encoding.at != NULL) {
        taken = find(self->codings, encoding, &codings);
        if (taken > 0)
            taken = PySet_Contains(codings, coding);
    }
    Py_XDECREF(codings);
    Py_DECREF(coding);
    return taken;
}

/* Say whether an answer is put together with the generation of its frame that is shown now; -1 with an exception. */
static int is_current(Hits *self, PyObject *held, PyObject *ready)
{
    PyObject *of = get(self, ready, OF);
    PyObject *frame = of != NULL ? get(self, held, FRAME) : NULL;
    PyObject *composed = frame != NULL ? get(self, frame, COMPOSED) : NULL;
    int current = composed != NULL ? of == composed : -1;
    Py_XDECREF(of);
    Py_XDECREF(frame);
    Py_XDECREF(composed);
    return current;
}

static int is_unchanged(Hits *self, PyObject *ready, struct span condition)
{
    if (condition.at == NULL)
        return 0;
    PyObject *tag = get(self, ready, TAG);
    if (tag == NULL)
        return -1;
    int same = PyBytes_Check(tag) && PyBytes_Size(tag) == (Py_ssize_t)condition.size
               && memcmp(PyBytes_AsString(tag), condition.at, condition.size) == 0;
    Py_DECREF(tag);
    return same;
}

/* Count a hit, as the cache wants to know it. */
static int count(Hits *self, PyObject *held)
{
    PyObject *uses = get(self, held, USES);
    if (uses == NULL)
        return -1;
    long number = PyLong_AsLong(uses);
    Py_DECREF(uses);
    if (number == -1 && PyErr_Occurred())
        return -1;
    self->count++;
    if (number >= MOST_USES)
        return 0;
    PyObject *more = PyLong_FromLong(number + 1);
    int failed = more == NULL ? -1 : PyObject_SetAttr(held, self->names[USES], more);
    Py_XDECREF(more);
    return failed;
}

static int compose(Hits *self, const struct plain *asked, PyObject *ready, Parts *parts)
{
    int unchanged = is_unchanged(self, ready, asked->condition);
    if (unchanged < 0 || add(parts, Py_NewRef(unchanged ? self->not_modified : self->ok)) < 0
        || add(parts, get(self, ready, LINES)) < 0)
        return -1;
    if (unchanged)
        return add(parts, PyBytes_FromStringAndSize("\r\n", 2));
    if (add(parts, get(self, ready, MORE)) < 0)
        return -1;
    return asked->is_head ? 0 : add_body(parts, get(self, ready, BODY));
}

/* Return what is sent; NULL without an exception when it is for the lane to say. */
static PyObject *sent(Hits *self, const struct plain *asked, PyObject *held)
{
    PyObject *ready = get(self, held, READY), *all = NULL;
    Parts parts = {.number = 0, .size = 0};
    if (ready != NULL && is_current(self, held, ready) > 0 && is_taken(self, held, asked->encoding) > 0
        && compose(self, asked, ready, &parts) == 0 && count(self, held) == 0)
        all = joined(&parts);
    let_go(&parts);
    Py_XDECREF(ready);
    return all;
}

static PyObject *Hits_answer(Hits *self, PyObject *const *given, Py_ssize_t number)
{
    struct plain asked;
    PyObject *held = NULL, *all = NULL;
    if (number != 2 || !PyBytes_Check(given[0])) {
        PyErr_SetString(PyExc_TypeError, "answer(data: bytes, default: list)");
        return NULL;
    }
    if (given[1] == self->by_default
        && is_plain(PyBytes_AsString(given[0]), (size_t)PyBytes_Size(given[0]), &asked)
        && is_ours(self, asked.host) > 0 && find(self->ready_for, asked.target, &held) > 0)
        all = sent(self, &asked, held);
    Py_XDECREF(held);
    if (all == NULL && !PyErr_Occurred())
        Py_RETURN_NONE;
    return all;
}

static void replace(PyObject **kept, PyObject *by)
{
    PyObject *before = *kept;
    *kept = Py_XNewRef(by);
    Py_XDECREF(before);
}

static PyObject *Hits_begin(Hits *self, PyObject *given)
{
    PyObject *by_default, *ok, *not_modified;
    if (!PyArg_ParseTuple(given, "OSS:begin", &by_default, &ok, &not_modified))
        return NULL;
    replace(&self->by_default, by_default);
    replace(&self->ok, ok);
    replace(&self->not_modified, not_modified);
    Py_RETURN_NONE;
}

static PyObject *Hits_count(Hits *self, void *Py_UNUSED(closure))
{
    return PyLong_FromUnsignedLongLong(self->count);
}

static int Hits_traverse(Hits *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE((PyObject *)self));
    Py_VISIT(self->ready_for);
    Py_VISIT(self->codings);
    Py_VISIT(self->hosts);
    Py_VISIT(self->by_default);
    return 0;
}

static int Hits_clear(Hits *self)
{
    Py_CLEAR(self->ready_for);
    Py_CLEAR(self->codings);
    Py_CLEAR(self->hosts);
    Py_CLEAR(self->by_default);
    return 0;
}

static void Hits_dealloc(Hits *self)
{
    PyTypeObject *type = Py_TYPE((PyObject *)self);
    PyObject_GC_UnTrack(self);
    Hits_clear(self);
    Py_XDECREF(self->ok);
    Py_XDECREF(self->not_modified);
    for (int i = 0; i < NAMES; i++)
        Py_XDECREF(self->names[i]);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static PyObject *Hits_new(PyTypeObject *type, PyObject *given, PyObject *named)
{
    static char *names[] = {"ready_for", "codings", "hosts", NULL};
    PyObject *ready_for, *codings, *hosts;
    if (!PyArg_ParseTupleAndKeywords(given, named, "O!O!O:Hits", names, &PyDict_Type, &ready_for, &PyDict_Type,
                                     &codings, &hosts))
        return NULL;
    if (hosts != Py_None && !PySet_Check(hosts)) {
        PyErr_SetString(PyExc_TypeError, "hosts is a set, or None");
        return NULL;
    }
    Hits *self = (Hits *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0); /* all of it nought */
    if (self == NULL)
        return NULL;
    self->ready_for = Py_NewRef(ready_for);
    self->codings = Py_NewRef(codings);
    self->hosts = Py_NewRef(hosts);
    for (int i = 0; i < NAMES; i++)
        if ((self->names[i] = PyUnicode_InternFromString(WORDS[i])) == NULL) {
            Py_DECREF(self);
            return NULL;
        }
    return (PyObject *)self;
}

static PyMethodDef Hits_methods[] = {
    {"answer", (PyCFunction)(void (*)(void))Hits_answer, METH_FASTCALL,
     "Return what is sent for the bytes that arrived; None for what is for the lane to say."},
    {"begin", (PyCFunction)Hits_begin, METH_VARARGS, "Say what all answers begin with, by the server's headers."},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef Hits_getset[] = {
    {"count", (getter)Hits_count, NULL, "How many requests were answered here.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot Hits_slots[] = {
    {Py_tp_doc, "Answers of one access class that are ready: ready_for (by target), codings, hosts as the lane keeps them."},
    {Py_tp_new, Hits_new},
    {Py_tp_dealloc, Hits_dealloc},
    {Py_tp_traverse, Hits_traverse},
    {Py_tp_clear, Hits_clear},
    {Py_tp_methods, Hits_methods},
    {Py_tp_getset, Hits_getset},
    {0, NULL},
};

static PyType_Spec Hits_spec = {
    .name = "tajuk.front.lane._hits.Hits",
    .basicsize = sizeof(Hits),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = Hits_slots,
};

static int execute(PyObject *module)
{
    PyObject *type = PyType_FromModuleAndSpec(module, &Hits_spec, NULL);
    if (type == NULL)
        return -1;
    int failed = PyModule_AddType(module, (PyTypeObject *)type);
    Py_DECREF(type);
    return failed;
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, execute}, {0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tajuk.front.lane._hits",
    .m_doc = "The lane's answers to plain requests, compiled. lane.py says what they are.",
    .m_size = 0,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit__hits(void)
{
    return PyModuleDef_Init(&definition);
}
