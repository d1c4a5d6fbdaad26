/**
 * PyTorch's libraries of machine code: whether there are any for this computer, and a folder in which they lie whole.
 * <p>
 * {@link sc.fiji.superres.natives.NativeCache} makes that folder ready before DJL loads a library from it.
 * </p>
 * <p>
 * May use: nothing of ours; DJL.
 * </p>
 */
package sc.fiji.superres.natives;
