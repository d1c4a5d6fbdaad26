package sc.fiji.superres.tia;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import sc.fiji.superres.binary.HeaderText;

/** The texts of an XML element of FEI's TIA, wherever in it they stand; the first where a name occurs again. */
final class TiaXml {

	private static final String LABEL = "Label";
	private static final String VALUE = "Value";

	private final Map<String, String> texts = new HashMap<>();
	private final Map<String, String> described = new HashMap<>();
	private final StringBuilder text = new StringBuilder();
	private String label = "";

	private TiaXml() {}

	/**
	 * Reads an element, step by step: one that is nested deeply costs no stack.
	 *
	 * @throws IOException where it is no XML, or begins with a document type, which could name other files
	 */
	static TiaXml parse(final byte[] xml) throws IOException {
		final TiaXml info = new TiaXml();
		try {
			info.read(reader(xml));
			return info;
		}
		catch (final XMLStreamException exc) {
			throw new IOException("its description is damaged (" + exc.getMessage() + ")", exc);
		}
	}

	private static XMLStreamReader reader(final byte[] xml) throws XMLStreamException {
		final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		return factory.createXMLStreamReader(new StringReader(HeaderText.decoded(ByteBuffer.wrap(xml))));
	}

	private void read(final XMLStreamReader reader) throws XMLStreamException {
		while (reader.hasNext())
			take(reader, reader.next());
		reader.close();
	}

	private void take(final XMLStreamReader reader, final int event) throws XMLStreamException {
		switch (event) {
			case XMLStreamConstants.DTD -> throw new XMLStreamException("it has a document type");
			case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
			case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
			case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
			default -> {
			}
		}
	}

	private void end(final String name) {
		final String ended = text.toString().strip();
		text.setLength(0);
		texts.putIfAbsent(name, ended);
		if (name.equals(LABEL)) label = ended;
		if (name.equals(VALUE)) described.putIfAbsent(label, ended);
	}

	/** The text of the first element that is called so; empty where there is none. */
	String text(final String name) {
		return texts.getOrDefault(name, "");
	}

	/** The value beside a label; empty where there is none. */
	String described(final String label) {
		return described.getOrDefault(label, "");
	}
}
