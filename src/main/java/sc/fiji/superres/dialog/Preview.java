package sc.fiji.superres.dialog;

import java.util.Map;

/** Shows what a command will do with the answers of its dialog, before it does it. */
public interface Preview {

	/**
	 * Shows it; never called on the event thread, and never twice at once.
	 *
	 * @param answers key → text
	 * @throws IllegalArgumentException for answers that the command does not take
	 */
	void show(Map<String, String> answers);

	/** Shows everything as it was before the first call of {@link #show}. */
	void end();
}
