/* Colour profiles of the screen, which Qt's window library is linked with; Wine 8 lacks these four.
 * Each says that there is none: Qt then takes sRGB.
 * For building and trying under Wine only: never part of a package. */
#include <windows.h>

#define REFUSES(name) \
    __declspec(dllexport) void *WINAPI name(void) \
    { \
        SetLastError(ERROR_NOT_SUPPORTED); \
        return NULL; \
    }

REFUSES(CloseColorProfile)
REFUSES(GetColorProfileFromHandle)
REFUSES(OpenColorProfileW)
REFUSES(WcsCreateIccProfile)
