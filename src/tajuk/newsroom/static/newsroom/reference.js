/* What words refer to, in the rich text editor: how it looks, and how it is put there. The dialog asks what. */
(() => {
  const { React, DraftJS, draftail } = window;
  const { EditorState, Modifier, RichUtils } = DraftJS;
  const FIELDS = ["url", "guid", "link", "of", "slug", "source"];

  const said = (entity) => {
    const data = entity ? entity.getData() : {};
    return Object.fromEntries(FIELDS.filter((name) => data[name] !== undefined).map((name) => [name, data[name]]));
  };

  /* The selection of the whole stretch that an entity stands on. */
  const stretchOf = (editorState, entityKey) => draftail.DraftUtils.getEntitySelection(editorState, entityKey);

  const applied = (editorState, selection, { reference, text }) => {
    const content = editorState.getCurrentContent().createEntity("LINK", "MUTABLE", reference);
    const key = content.getLastCreatedEntityKey();
    if (!selection.isCollapsed()) {
      return RichUtils.toggleLink(EditorState.set(editorState, { currentContent: content }), selection, key);
    }
    const style = editorState.getCurrentInlineStyle();
    const inserted = Modifier.insertText(content, selection, text, style, key);
    return EditorState.push(editorState, inserted, "insert-characters");
  };

  class ReferenceSource extends React.Component {
    componentDidMount() {
      const { editorState, entity, entityKey, entityType, onComplete, onClose } = this.props;
      const selection = entity ? stretchOf(editorState, entityKey) : editorState.getSelection();
      const words = selection.isCollapsed() ? "" : draftail.DraftUtils.getSelectedText?.(editorState) || "";
      this.dialog = window.tajuk.askReference({
        reference: said(entity),
        typed: words,
        settings: entityType,
        onDone: (answer) => {
          if (!answer) return onClose();
          if (!answer.reference) return onComplete(RichUtils.toggleLink(editorState, selection, null));
          return onComplete(applied(editorState, selection, answer));
        },
      });
    }

    componentWillUnmount() {
      this.dialog?.remove();
    }

    render() {
      return null;
    }
  }

  /* In a sentence: what words refer to, for whoever points at them. */
  const labelOf = (data) => data.url || data.slug || (data.guid ? "→" : "") || data.source || "";

  const iconOf = (data) => {
    if (data.of) return data.of === "person" ? "user" : "tag";
    if (data.guid) return "doc-full";
    if (data.url) return data.url.startsWith("mailto:") ? "mail" : "link";
    return "openquote";
  };

  const Reference = (props) => {
    const data = props.contentState.getEntity(props.entityKey).getData();
    const tooltip = React.createElement(draftail.TooltipEntity, {
      ...props,
      icon: React.createElement(window.wagtail.components.Icon, { name: iconOf(data) }),
      label: labelOf(data),
      url: data.url,
    });
    const name = ["reference", data.source !== undefined && "reference-claim", data.of && "reference-mention"];
    return React.createElement("span", { className: name.filter(Boolean).join(" ") }, tooltip);
  };

  const known = draftail.registerPlugin({ type: "REFERENCE", source: ReferenceSource, decorator: Reference });
  const onPaste = known.LINK?.onPaste;
  draftail.registerPlugin({ type: "LINK", source: ReferenceSource, decorator: Reference, onPaste });
})();
