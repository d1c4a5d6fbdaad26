package sc.fiji.superres.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;

import sc.fiji.superres.sheet.Choice;
import sc.fiji.superres.sheet.View;

/** By real mouse and keyboard. Needs a display: Xvfb with -Djava.awt.headless=false. */
class CompareWindowScreenTest {

	private static final long PATIENCE = 20_000;
	private static final Dimension FIELD = new Dimension(600, 600);

	private Robot robot;
	private Frame window;
	private Canvas canvas;

	@BeforeEach
	void open() throws Exception {
		Assumptions.assumeFalse(GraphicsEnvironment.isHeadless(),
			"No display: the window of Compare Images... is not tried with mouse and keyboard.");
		robot = new Robot();
		robot.setAutoDelay(30);
		final ImagePlus input = Images.mixed("input", 150, 150);
		final ImagePlus result = Images.image("result", 8, 600, 600, (x, y) -> (x / 4 + y) % 251);
		CompareWindow.open(Compared.of(List.of(input, result, Images.mixed("result-spread", 600, 600))));
		waitFor(() -> shown() != null);
		window = shown();
		canvas = canvas(window);
		waitFor(() -> canvas.isShowing() && window.isActive());
		waitUntilItStays();
	}

	/** A window may be moved and laid out anew for a while after it was opened; the mouse must not aim before. */
	private void waitUntilItStays() throws Exception {
		Rectangle before = null;
		for (int same = 0; same < 5;) {
			robot.waitForIdle();
			Thread.sleep(100);
			final Rectangle now = onEventThread(() -> new Rectangle(canvas.getLocationOnScreen(), canvas.getSize()));
			same = now.equals(before) ? same + 1 : 0;
			before = now;
		}
	}

	@AfterEach
	void close() throws Exception {
		if (window != null) EventQueue.invokeAndWait(window::dispose);
	}

	private static Frame shown() {
		for (final Frame frame : Frame.getFrames())
			if (frame.isShowing() && "Compare: input, result, result-spread".equals(frame.getTitle())) return frame;
		return null;
	}

	private static Canvas canvas(final Container parent) {
		for (final Component child : parent.getComponents()) {
			if (child instanceof Canvas found) return found;
			final Canvas inside = child instanceof Container container ? canvas(container) : null;
			if (inside != null) return inside;
		}
		return null;
	}

	private static void waitFor(final BooleanSupplier condition) throws InterruptedException {
		final long end = System.currentTimeMillis() + PATIENCE;
		while (!condition.getAsBoolean()) {
			assertTrue(System.currentTimeMillis() < end, "nothing happened for " + PATIENCE / 1000 + " s");
			Thread.sleep(20);
		}
	}

	/** Events of the screen arrive when they do: an outcome is waited for. */
	private static <T> void assertBecomes(final T expected, final Callable<T> actual) throws Exception {
		final long end = System.currentTimeMillis() + PATIENCE;
		T last = onEventThread(actual);
		while (!expected.equals(last) && System.currentTimeMillis() < end) {
			Thread.sleep(20);
			last = onEventThread(actual);
		}
		assertEquals(expected, last);
	}

	private static <T> T onEventThread(final Callable<T> question) throws Exception {
		final FutureTask<T> task = new FutureTask<>(question);
		EventQueue.invokeAndWait(task);
		return task.get();
	}

	private Rectangle panel(final int number) throws Exception {
		return onEventThread(() -> session().sheet().panels(canvas.getSize(), session().choice()).get(number));
	}

	private Session session() {
		return canvas.session();
	}

	private View view() throws Exception {
		return onEventThread(() -> session().view());
	}

	private List<Integer> visible() {
		return session().choice().visible();
	}

	private void press(final int key) {
		robot.keyPress(key);
		robot.keyRelease(key);
		robot.waitForIdle();
	}

	private void drag(final Point from, final int right, final int down) {
		final Point origin = canvas.getLocationOnScreen();
		robot.mouseMove(origin.x + from.x, origin.y + from.y);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		for (int step = 1; step <= 5; step++)
			robot.mouseMove(origin.x + from.x + right * step / 5, origin.y + from.y + down * step / 5);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		robot.waitForIdle();
	}

	@Test
	void draggingMovesAllPanelsTogether() throws Exception {
		final Rectangle first = panel(0);
		final Point middle = new Point((int) first.getCenterX(), (int) first.getCenterY());
		final View before = view().within(FIELD, first.getSize());
		final BufferedImage picture = onEventThread(canvas::picture);
		drag(middle, -40, -20);
		assertBecomes(before.dragged(-40, -20).within(FIELD, first.getSize()), () -> session().view());
		final int right = (int) Math.round(before.x() - view().x());
		final int down = (int) Math.round(before.y() - view().y());
		assertTrue(right != 0 || down != 0, "the field was not at both ends");
		final BufferedImage moved = onEventThread(canvas::picture);
		for (int number = 0; number < 3; number++) {
			final int x = panel(number).x + 100;
			final int y = panel(number).y + 100;
			assertEquals(picture.getRGB(x, y), moved.getRGB(x + right, y + down), "panel " + number);
		}
	}

	@Test
	void theWheelZoomsAboutThePointer() throws Exception {
		final Rectangle second = panel(1);
		final Point at = new Point(second.x + second.width / 3, second.y + second.height / 3);
		final double before = place(at.x, second);
		final Point origin = canvas.getLocationOnScreen();
		robot.mouseMove(origin.x + at.x, origin.y + at.y);
		robot.mouseWheel(-1);
		assertBecomes(2.0, () -> session().view().zoom());
		assertEquals(before, place(at.x, second), 1);
	}

	/** Which pixel of the field a place of the canvas shows. */
	private double place(final int x, final Rectangle panel) throws Exception {
		final View view = view().within(FIELD, panel.getSize());
		return view.x() + (x - panel.getCenterX()) / view.zoom();
	}

	@Test
	void theDividingLineIsDragged() throws Exception {
		press(KeyEvent.VK_D);
		assertBecomes(Choice.Mode.SLIDER, () -> session().choice().mode());
		final View view = view();
		final int line = line();
		drag(new Point(line, (int) panel(0).getCenterY()), 100, 0);
		assertBecomes(line + 100, this::line);
		assertEquals(view, view(), "the field stays");
	}

	private int line() {
		return session().sheet().line(canvas.getSize(), session().choice(), session().view());
	}

	@Test
	void keysChooseFlickerAndGoBack() throws Exception {
		press(KeyEvent.VK_SPACE);
		assertBecomes(List.of(2), this::visible);
		press(KeyEvent.VK_F);
		assertBecomes(List.of(1), this::visible);
		press(KeyEvent.VK_1);
		assertBecomes(List.of(0), this::visible);
		press(KeyEvent.VK_S);
		assertBecomes(List.of(0, 1, 2, 3), this::visible);
		press(KeyEvent.VK_4);
		assertBecomes(List.of(0, 1, 2), this::visible);
		final View first = view();
		press(KeyEvent.VK_EQUALS);
		assertBecomes(2.0, () -> session().view().zoom());
		press(KeyEvent.VK_R);
		assertBecomes(first, () -> session().view());
	}

	/** An image that can say that it was opened. */
	private static final class Opened extends ImagePlus {

		Opened(final ImagePlus image) {
			super(image.getTitle(), image.getProcessor());
		}

		void tell() {
			notifyListeners(OPENED);
		}
	}

	@Test
	void afterSuperResolvingItOpensOnceTheResultIsShown() throws Exception {
		EventQueue.invokeAndWait(window::dispose);
		final Opened input = new Opened(Images.mixed("input", 20, 20));
		final Opened result = new Opened(Images.mixed("result", 40, 40));
		WhenShown.compare(input, result, List.of(Images.mixed("result-spread", 40, 40)));
		input.tell();
		Thread.sleep(500);
		assertNull(shown(), "another image than the result was opened");
		result.tell();
		waitFor(() -> shown() != null);
		window = shown();
		EventQueue.invokeAndWait(window::dispose);
		result.tell();
		Thread.sleep(500);
		assertNull(shown(), "it opens once");
	}

	@Test
	void closingClosesNothingElse() throws Exception {
		final Frame other = onEventThread(() -> {
			final Frame frame = new Frame("another");
			frame.setBounds(0, 0, 100, 100);
			frame.setVisible(true);
			return frame;
		});
		EventQueue.invokeAndWait(() -> window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING)));
		waitFor(() -> !window.isDisplayable());
		assertTrue(other.isShowing());
		EventQueue.invokeAndWait(other::dispose);
		assertFalse(window.isShowing());
	}
}
