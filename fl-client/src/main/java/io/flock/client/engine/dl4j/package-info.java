/** Training, evaluation and answers by Deeplearning4j: its layers, its flat parameters, its matrix products. */
package io.flock.client.engine.dl4j;
