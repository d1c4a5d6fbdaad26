import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.File;

import javax.imageio.ImageIO;

import ij.IJ;
import ij.ImageJ;
import ij.Prefs;

/**
 * Takes pictures of the window of Compare Images... in plain ImageJ. Started by compare-picture.sh with the ImageJ
 * folder, a folder for pictures, and ImageJ's GUI scale.
 */
public final class ComparePicture {

	private static final long STEP = 700;

	private final Robot robot = new Robot();
	private final File pictures;
	private Frame window;

	private ComparePicture(final File pictures) throws Exception {
		this.pictures = pictures;
		robot.setAutoDelay(40);
	}

	public static void main(final String[] args) throws Exception {
		Prefs.setGuiScale(Double.parseDouble(args[2]));
		ImageJ.main(new String[] { "-ijpath", args[0] });
		while (IJ.getInstance() == null || !IJ.getInstance().isShowing())
			Thread.sleep(100);
		IJ.runMacro(System.getenv().getOrDefault("COMPARE_MACRO", """
			run("Simulate Lattice...", "sample=gan-stem width=160 height=160 field=3.9 seed=3");
			rename("scan");
			run("Super-Resolve Image...", "model=stem-lattice-x4 map=consistency");
			run("Compare Images...", "images=[scan;scan-SRx4;scan-SRx4-consistency]");
			"""));
		new ComparePicture(new File(args[1])).takeAll();
		System.exit(0); // the event thread would go on
	}

	private void takeAll() throws Exception {
		window = opened();
		Thread.sleep(2 * STEP);
		take("compare");
		type(KeyEvent.VK_D);
		drag(0.5, 0.6, 0.3, 0.6);
		take("compare-slider");
		wheel(0.6, 0.5, -2);
		take("compare-slider-closer");
		type(KeyEvent.VK_SPACE);
		take("compare-alone");
		type(KeyEvent.VK_S);
		type(KeyEvent.VK_R);
		wheel(0.1, 0.5, 2);
		take("compare-farther");
	}

	private static Frame opened() throws Exception {
		for (int i = 0; i < 600; i++) {
			for (final Frame frame : Frame.getFrames())
				if (frame.isShowing() && frame.getTitle().startsWith("Compare: ")) return frame;
			Thread.sleep(100);
		}
		throw new IllegalStateException("The window did not open.");
	}

	/** A place in the window, by shares of its sides. */
	private Point place(final double x, final double y) {
		final Rectangle bounds = window.getBounds();
		return new Point(bounds.x + (int) (x * bounds.width), bounds.y + (int) (y * bounds.height));
	}

	private void drag(final double x, final double y, final double toX, final double toY) {
		final Point from = place(x, y);
		final Point to = place(toX, toY);
		robot.mouseMove(from.x, from.y);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		for (int i = 1; i <= 10; i++)
			robot.mouseMove(from.x + (to.x - from.x) * i / 10, from.y + (to.y - from.y) * i / 10);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
	}

	private void wheel(final double x, final double y, final int turns) {
		final Point at = place(x, y);
		robot.mouseMove(at.x, at.y);
		robot.mouseWheel(turns);
	}

	private void type(final int key) {
		robot.keyPress(key);
		robot.keyRelease(key);
	}

	private void take(final String name) throws Exception {
		Thread.sleep(STEP);
		final Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
		ImageIO.write(robot.createScreenCapture(screen), "png", new File(pictures, name + "-screen.png"));
		ImageIO.write(robot.createScreenCapture(window.getBounds()), "png", new File(pictures, name + ".png"));
	}
}
