package sc.fiji.superres.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.swing.JCheckBox;

import org.junit.jupiter.api.Test;

class TickedAnswerTest {

	private final TickedAnswer answer = new TickedAnswer(List.of(new Choice("a", "first"), Choice.of("b"), Choice.of(
		"c")));

	private static List<JCheckBox> boxes(final Container parent) {
		final List<JCheckBox> boxes = new ArrayList<>();
		for (final Component part : parent.getComponents()) {
			if (part instanceof JCheckBox box) boxes.add(box);
			else if (part instanceof Container inner) boxes.addAll(boxes(inner));
		}
		return boxes;
	}

	private List<String> labels() {
		return boxes(answer.component()).stream().map(JCheckBox::getText).toList();
	}

	@Test
	void whatIsShownIsAnsweredAsItWasAndComesFirst() {
		assertEquals("", answer.text());
		assertEquals(List.of("first", "b", "c"), labels());
		for (final String text : List.of("c;a", "b", "", "/data/my run;a", "a;/data/other.pt;b")) {
			answer.show(text);
			assertEquals(text, answer.text(), "what nobody touched");
		}
		assertEquals(List.of("first", "/data/other.pt", "b", "c"), labels());
		answer.show("b");
		assertEquals(List.of("b", "first", "c"), labels(), "others are gone with their answer");
		answer.show(" c ;; a;c");
		assertEquals("c;a", answer.text());
	}

	@Test
	void ticksChangeTheAnswerAndAreToldOf() {
		final AtomicInteger changes = new AtomicInteger();
		answer.whenChanged(changes::incrementAndGet);
		answer.show("b");
		assertEquals(1, changes.get(), "showing is a change too");
		boxes(answer.component()).get(2).doClick();
		assertEquals("b;c", answer.text());
		boxes(answer.component()).get(0).doClick();
		assertEquals("c", answer.text());
		assertEquals(3, changes.get());
	}
}
